// Every page of a run: quiet, complete without scripts, readable by anybody, in either theme, on a small screen and on paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { axe, CROWDED, HOSTILE, launch, LONE, open, printed, ROLLUP, RUN, SHOTS, VAST, WORDS } from "./opened.mjs";

const PAGES = ["readiness.html", "board.html", "tonight.html"];
const MOST_SHEETS = { "board.html": 2, "tonight.html": 1 };
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

for (const name of PAGES) {
  const file = join(RUN, name);

  test(`${name}: opens from disk without a complaint or a request, and in no long time`, async () => {
    const started = performance.now();
    const { page, context, complaints } = await open(browser, file);
    const took = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
    assert.deepEqual(complaints, []);
    assert.ok((await page.title()).includes("Cyber readiness"));
    assert.ok(took < 5000 && performance.now() - started < 30000, `${took} ms`);
    await context.close();
  });

  test(`${name}: at most 5 MB`, async () => {
    assert.ok((await stat(file)).size < 5_000_000);
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`${name}: axe finds nothing, ${colorScheme}`, async () => {
      assert.deepEqual(await axe(browser, file, { colorScheme }), []);
      const { page, context } = await open(browser, file, { colorScheme });
      await page.screenshot({ path: join(SHOTS, `${name}-${colorScheme}.png`) });
      await context.close();
    });
  }

  test(`${name}: no sideways scrolling at 360 pixels, nor at 400 % of a laptop's width`, async () => {
    for (const width of [360, 320]) {
      const { page, context } = await open(browser, file, { viewport: { width, height: 740 } });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} pixels at ${width}`);
      await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`) });
      await context.close();
    }
  });

  test(`${name}: the same words with scripts off`, async () => {
    const words = async (javaScriptEnabled) => {
      const { page, context, complaints } = await open(browser, file, { javaScriptEnabled });
      const said = javaScriptEnabled
        ? await page.evaluate(() => { document.querySelectorAll(".tools, .explorer, .theme").forEach((made) => made.remove()); return document.body.textContent; })
        : await page.locator("body").textContent();
      assert.deepEqual(complaints, []);
      await context.close();
      return said.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
    };
    assert.equal(await words(true), await words(false));
  });

  test(`${name}: prints`, async () => {
    const { pdf, count } = await printed(browser, file);
    await writeFile(join(SHOTS, `${name}.pdf`), pdf);
    assert.ok(count >= 1 && count <= (MOST_SHEETS[name] ?? 60), `${count} sheets`);
  });

  test(`${name}: text that means harm does nothing`, async () => {
    const { page, context, complaints } = await open(browser, join(HOSTILE, name));
    await page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
    assert.deepEqual(complaints, []);
    assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
    await context.close();
    const source = await readFile(join(HOSTILE, name), "utf8");
    assert.ok(name !== "readiness.html" || source.includes("&lt;script&gt;globalThis.harmed"), "the harm is on the page, as text");
  });
}

for (const [what, run] of [["text that means harm", HOSTILE], ["more than it can hold", CROWDED], ["one list alone", LONE], ["very many assets", VAST]]) {
  test(`tonight.html: one side of A4, whole, with ${what}`, async () => {
    const { pdf, count } = await printed(browser, join(run, "tonight.html"));
    await writeFile(join(SHOTS, `tonight.html with ${what}.pdf`), pdf);
    assert.equal(count, 1);
    const { page, context } = await open(browser, join(run, "tonight.html"));
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: Math.floor((190 / 25.4) * 96), height: 1000 });
    assert.equal(await page.locator("body").evaluate((body) => body.scrollWidth > innerWidth), false, "nothing runs off its side");
    const said = await page.locator("body").textContent();
    assert.ok(said.includes("0300 303 5222") && said.includes("Cannot be reached from these lists") && said.includes("Destroy older copies"));
    if (run === CROWDED) assert.ok(/There was no room for \d+ more/.test(said), "what found no room is counted");
    await context.close();
  });
}

test("readiness.html: whole and small with 100,000 findings behind it", async (t) => {
  const file = join(VAST, "readiness.html");
  const findings = (await readFile(join(VAST, "findings.csv"), "utf8")).trim().split("\n").length - 1;
  assert.ok(findings > 100_000, `${findings} findings`);
  const { size } = await stat(file);
  assert.ok(size <= 5_000_000, `${size} bytes`);
  const { page, context, complaints } = await open(browser, file);
  const took = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
  t.diagnostic(`${findings} findings, ${size} bytes, there after ${Math.round(took)} ms`);
  assert.deepEqual(complaints, []);
  const said = await page.locator("body").textContent();
  assert.ok(/Showing \d+ of [\d,]+ findings; every one is in findings\.csv\./.test(said), "what is not shown is counted");
  await context.close();
});

test("board.html: two sides of A4 at most, on lists that mean harm, crowded ones, a lone one and vast ones", async () => {
  for (const run of [HOSTILE, CROWDED, LONE, WORDS, VAST]) {
    const { count } = await printed(browser, join(run, "board.html"));
    assert.ok(count <= 2, `${count} sheets of ${run}`);
  }
});

test("tonight.html: on paper it is black on white, whatever the theme", async () => {
  const { page, context } = await open(browser, join(RUN, "tonight.html"), { colorScheme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const colours = await page.evaluate(() => [...document.querySelectorAll("body, body *")].flatMap((one) => {
    const style = getComputedStyle(one);
    return [style.color, ...(style.backgroundColor === "rgba(0, 0, 0, 0)" ? [] : [style.backgroundColor])];
  }));
  assert.deepEqual([...new Set(colours)].sort(), ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  await context.close();
});

test("readiness.html: the week stands out by shape, and in words beside each picture", async () => {
  const { page, context } = await open(browser, join(RUN, "readiness.html"));
  const pictures = page.locator("#week .week .panel");
  const all = await pictures.count();
  assert.ok(all > 0);
  let open_hours = 0;
  for (let at = 0; at < all; at += 1) {
    const picture = pictures.nth(at);
    const drawn = await picture.locator("rect.uncovered").count();
    const said = await picture.locator("p").last().textContent();
    assert.equal(drawn > 0, /Not covered|Nobody can be reached/.test(said), said);
    open_hours += drawn;
  }
  assert.ok(open_hours > 0, "the sample has uncovered hours");
  const height = (kind) => page.locator(`#week rect.${kind}`).first().evaluate((one) => one.getBBox().height);
  assert.ok((await height("uncovered")) > 2 * (await height("covered")));
  await context.close();
});

test("the keyboard reaches the verdict first and every control after it, and what has it is seen", async () => {
  const { page, context } = await open(browser, join(RUN, "readiness.html"));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the verdict");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  const search = page.locator(".tools input[type=search]");
  for (let at = 0; at < 120 && !(await search.evaluate((one) => one === document.activeElement)); at += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return style.boxShadow !== "none" || style.outlineStyle !== "none";
    });
    assert.ok(seen, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
  }
  assert.ok(await search.evaluate((one) => one === document.activeElement), "the search is reached");
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`rollup.html: quiet, and axe finds nothing, ${colorScheme}`, async () => {
    const file = join(ROLLUP, "rollup.html");
    assert.deepEqual(await axe(browser, file, { colorScheme }), []);
    const { page, context, complaints } = await open(browser, file, { colorScheme });
    assert.deepEqual(complaints, []);
    await page.screenshot({ path: join(SHOTS, `rollup.html-${colorScheme}.png`) });
    await context.close();
  });
}

test("rollup.html: no sideways scrolling at 360 pixels, and every report is where its link leads", async () => {
  const { page, context } = await open(browser, join(ROLLUP, "rollup.html"), { viewport: { width: 360, height: 740 } });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  const links = await page.locator("main a").evaluateAll((all) => all.map((one) => one.href));
  assert.ok(links.length > 0);
  for (const link of links) assert.ok((await stat(new URL(link))).size > 0, link);
  await context.close();
});

test("readiness.html: what changed is drawn and told: a run that was not assessed is a gap", async () => {
  const { page, context } = await open(browser, join(RUN, "readiness.html"));
  assert.equal(await page.locator("#changed svg.trend").count(), 4);
  assert.ok((await page.locator("#changed svg.trend .gap").count()) > 0, "the sample's first quarter did not assess Accounts");
  const said = await page.locator("#changed svg.trend:has(.gap)").first().getAttribute("aria-label");
  assert.ok(said.includes("Accounts"), said);
  assert.ok(said.includes("22 February 2026: not assessed"), said);
  assert.ok((await page.locator("#changed table").first().textContent()).includes("Assets"));
  await context.close();
});

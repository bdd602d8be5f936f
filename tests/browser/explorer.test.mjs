// The explorer: filters, counts that follow, sorting, the address, links into folds, copying and saving.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { launch, open, RUN } from "./opened.mjs";

const FILE = join(RUN, "readiness.html");
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const filter = (page, name) => page.locator(`.tools select[name=${name}]`);
const choose = (page, name, value) => filter(page, name).selectOption(value);
const shown = (page) => page.locator("table.findings tbody tr:not([hidden])").count();
const counted = async (page) => Number((await page.locator(".tools [role=status]").textContent()).match(/([\d,]+) of the/)[1].replaceAll(",", ""));

test("each filter narrows, and the count follows", async () => {
  const { page, context, complaints } = await open(browser, FILE);
  const all = await shown(page);
  for (const [label, value] of [["severity", "critical"], ["status", "open"]]) {
    await choose(page, label, value);
    const left = await shown(page);
    assert.ok(left > 0 && left < all, `${label}: ${left} of ${all}`);
    assert.equal(await counted(page), left);
    const wrong = await page.locator(`table.findings tbody tr:not([hidden]):not([data-${label}="${value}"])`).count();
    assert.equal(wrong, 0);
    await choose(page, label, "");
  }
  for (const label of ["check", "department", "owner", "area"]) {
    const select = filter(page, label);
    await select.selectOption({ index: 1 });
    const left = await shown(page);
    assert.ok(left > 0 && left < all, `${label}: ${left} of ${all}`);
    assert.equal(await counted(page), left);
    await select.selectOption("");
  }
  await page.locator(".tools input[type=search]").fill("nothing says this anywhere");
  await page.waitForFunction(() => document.querySelector(".tools [role=status]").textContent.startsWith("0 of the"));
  assert.equal(await shown(page), 0);
  await page.getByRole("button", { name: "Clear" }).click();
  assert.equal(await shown(page), all);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a view can be sent: the address holds the filters", async () => {
  const first = await open(browser, FILE);
  await choose(first.page, "severity", "critical");
  await first.page.locator(".tools label", { hasText: "As one table" }).locator("input").check();
  const hash = new URL(first.page.url()).hash;
  assert.ok(hash.includes("severity=critical") && hash.includes("as=table"), hash);
  const left = await counted(first.page);
  await first.context.close();
  const second = await open(browser, FILE, { hash });
  assert.equal(await counted(second.page), left);
  assert.equal(await second.page.locator(".all-findings tbody tr").count(), left);
  await second.context.close();
});

test("the one table sorts by any column, both ways, and says which", async () => {
  const { page, context } = await open(browser, FILE, { hash: "#find?as=table" });
  const column = (at) => page.locator(`.all-findings tbody tr > :nth-child(${at})`).allTextContents();
  for (const [name, at] of [["What", 5], ["Department", 8]]) {
    const head = page.locator(".all-findings thead th").nth(at - 1);
    assert.equal(await head.textContent(), name);
    await head.getByRole("button").click();
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    const up = await column(at);
    const compare = (a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), "en-GB", { numeric: true });
    assert.deepEqual(up, [...up].sort(compare));
    await head.getByRole("button").click();
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    assert.ok(compare((await column(at))[0], up[0]) >= 0);
  }
  await context.close();
});

test("a link to a finding or a check opens the folds and the filters in its way", async () => {
  const { page, context } = await open(browser, FILE, { hash: "#find?severity=low" });
  const target = await page.locator('table.findings tbody tr[data-severity="critical"]').first().getAttribute("id");
  await page.evaluate((to) => { location.hash = to; }, target);
  await page.waitForFunction((to) => document.getElementById(to).checkVisibility(), target);
  const inView = await page.locator(`[id="${target}"]`).evaluate((row) => row.getBoundingClientRect().top < innerHeight);
  assert.ok(inView);
  const check = await page.locator("details.check").last().getAttribute("id");
  await page.evaluate((to) => { location.hash = to; }, check);
  await page.waitForFunction((to) => document.getElementById(to).open, check);
  await context.close();
});

test("these are saved as CSV, formulas made harmless, and copied", async () => {
  const { page, context } = await open(browser, FILE, { hash: "#find?severity=critical" });
  const left = await counted(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save these as CSV" }).click()]);
  const text = await readFile(await download.path(), "utf8");
  assert.ok(text.startsWith("\ufeffArea,Check,State,Severity,What,"));
  assert.equal(text.trim().split("\r\n").length, left + 1);
  assert.ok(!/(^|,)"?[=+@]/m.test(text));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy these" }).click();
  await page.waitForFunction(() => /Copied|did not let/.test(document.querySelector(".tools [role=status]").textContent));
  await context.close();
});

test("an owner or a department leads to its findings here", async () => {
  const { page, context, complaints } = await open(browser, FILE);
  for (const [table, key] of [["#by-owner", "owner"], ["#by-department", "department"], ["#heat", "department"]]) {
    const link = page.locator(`${table} tbody th a`).first();
    const name = (await link.textContent()).trim();
    await link.click();
    await page.waitForFunction(([key, name]) => document.querySelector(`.tools select[name=${key}]`).value === name, [key, name]);
    const rows = await page.locator(".all-findings tbody tr").allTextContents();
    assert.ok(rows.length > 0 && rows.every((row) => row.includes(name)), `${name}: ${rows.length}`);
    assert.equal(await counted(page), rows.length);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test("by keyboard, an owner's link leads to the filters and on to the findings, and tells how many there are in all", async () => {
  const { page, context } = await open(browser, FILE);
  const link = page.locator("#by-owner tbody th a").first();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "find");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.type), "search");
  const owner = await link.textContent();
  const open_ = await page.locator("#by-owner tbody tr").first().locator("td strong").textContent();
  assert.ok((await page.locator(".tools [role=status]").textContent()).includes(`${owner} has ${open_} open in all.`));
  await context.close();
});

test("the one table stands as cards at 360 pixels, days in words", async () => {
  for (const width of [360, 320]) {
    const { page, context } = await open(browser, FILE, { hash: "#find?severity=critical&as=table", viewport: { width, height: 740 } });
    const table = page.locator("table.all-findings");
    assert.ok(await table.isVisible());
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    const days = (await table.locator("td[data-label=Due]").allTextContents()).filter(Boolean);
    assert.ok(days.length > 0 && days.every((day) => /^\d{1,2} [A-Z][a-z]+ \d{4}$/.test(day)), days[0]);
    await context.close();
  }
});

test("accepted risks stand on a switch of their own", async () => {
  const { page, context } = await open(browser, FILE);
  const accepted = page.locator('table.findings tbody tr[data-status="accepted"]');
  const all = await accepted.count();
  assert.ok(all > 0, "the sample has an accepted risk");
  assert.equal(await page.locator('table.findings tbody tr[data-status="accepted"]:not([hidden])').count(), all, "they are shown unless somebody wishes otherwise");
  const before = await shown(page);
  await page.locator(".tools label", { hasText: "Accepted risks too" }).locator("input").uncheck();
  assert.equal(await page.locator('table.findings tbody tr[data-status="accepted"]:not([hidden])').count(), 0);
  assert.equal(await shown(page), before - all);
  assert.ok(new URL(page.url()).hash.includes("accepted=no"), "and a view without them can be sent");
  await context.close();
});

test("light and dark change places", async () => {
  const { page, context } = await open(browser, FILE, { colorScheme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: "Dark colours" }).click();
  assert.notEqual(await ground(), light);
  await page.getByRole("button", { name: "Light colours" }).click();
  assert.equal(await ground(), light);
  await context.close();
});

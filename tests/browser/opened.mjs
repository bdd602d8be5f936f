// A page of a run opened in Debian's Chromium, with the network cut and everything it complains of kept.
import { readFile } from "node:fs/promises";
import { existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const wanted = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; tests/run sets it`);
  return resolve(value);
};

/** The folder of the run whose pages are opened. */
export const RUN = wanted("STANDTO_RUN");
/** A run over text that means harm. */
export const HOSTILE = wanted("STANDTO_HOSTILE_RUN");
/** A run over more than a sheet of one side can hold. */
export const CROWDED = wanted("STANDTO_CROWDED_RUN");
/** A run over one list and no policy. */
export const LONE = wanted("STANDTO_LONE_RUN");
/** The same list under a policy with very many words for the board. */
export const WORDS = wanted("STANDTO_WORDS_RUN");
/** Several organisations side by side. */
export const ROLLUP = wanted("STANDTO_ROLLUP");
/** A run with more than 100,000 findings. */
export const VAST = wanted("STANDTO_VAST_RUN");
/** Where screenshots are left. */
export const SHOTS = wanted("STANDTO_SCREENSHOTS");
mkdirSync(SHOTS, { recursive: true });

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!CHROMIUM) throw new Error("no Chromium: apt-get install chromium");

/** The browser; close it when done. */
export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });

/** Opens a page. `complaints` collects console errors, page errors and every request but the page itself. */
export async function open(browser, file, { hash = "", ...options } = {}) {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const complaints = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", async (dialog) => { complaints.push(`dialog: ${dialog.message()}`); await dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith(url) && !request.url().startsWith("blob:")) complaints.push(`request: ${request.url()}`); });
  await page.goto(url + hash);
  return { page, context, complaints };
}

/** What axe finds, a line each. The page's own policy keeps scripts out, so axe is brought in from outside it. */
export async function axe(browser, file, options) {
  const { page, context } = await open(browser, file, { bypassCSP: true, ...options });
  await page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
  await page.evaluate(await readFile(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
  const found = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  await context.close();
  return found.violations.map((one) => `${one.id}: ${one.help} (${one.nodes.length}, first ${one.nodes[0].html.slice(0, 160)})`);
}

/** Pages of a printed file: what the browser writes as `/Type /Page`. */
export async function printed(browser, file) {
  const { page, context } = await open(browser, file);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  await context.close();
  return { pdf, count: (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length };
}

// Usage: node axe.mjs [--modules DIR] PAGE.html ...
// Opens each page in Chromium at desk and phone width, runs axe, and prints one line a finding; exit 1 if there is any.
// WCAG 2.2 A and AA are reported as "wcag", axe's own advice as "best-practice". Also reports pages that scroll sideways.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [1280, 320];

const words = process.argv.slice(2);
const at = words.indexOf("--modules");
const modules = at < 0 ? path.join(import.meta.dirname ?? path.dirname(process.argv[1]), "node_modules") : words.splice(at, 2)[1];
const require = createRequire(path.resolve(modules, "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({
  executablePath: process.env.DOCGEN_CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
let findings = 0;
const report = (...parts) => {
  findings += 1;
  console.log(parts.join(" "));
};

for (const width of WIDTHS) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true, offline: true });
  for (const file of words) {
    const page = await context.newPage();
    page.on("request", (r) => {
      if (!/^(file|data):/.test(r.url())) report(file, width, "load", r.url());
    });
    page.on("console", (m) => {
      if (m.type() === "error") report(file, width, "console", m.text());
    });
    await page.goto(pathToFileURL(path.resolve(file)).href);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(
      (tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } }),
      [...WCAG, "best-practice"],
    );
    for (const { id, tags, help, nodes } of violations) {
      const kind = tags.some((t) => WCAG.includes(t)) ? "wcag" : "best-practice";
      for (const node of nodes) report(file, width, kind, `${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary.replaceAll("\n", " ")}`);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) report(file, width, "wcag", `reflow: the page is ${over} px wider than the window`);
    await page.close();
  }
  await context.close();
}
await browser.close();
console.log(`${words.length} pages, ${findings} findings`);
process.exit(findings ? 1 : 0);

// Shows slides that `entente export` wrote with TimelineJS's own code, in Chromium:
// timelinejs.mjs FILE…. Every slide is shown under its headline, in the order of time, without a fault.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const code = readFileSync(createRequire(import.meta.url).resolve("@knight-lab/timelinejs/dist/js/timeline.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.BROWSER,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});

for (const file of process.argv.slice(2)) {
  const slides = JSON.parse(readFileSync(file, "utf8"));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, offline: true });
  const page = await context.newPage();
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.setContent('<div id="timeline" style="width: 1200px; height: 700px"></div>');
  await page.addScriptTag({ content: code });
  const shown = await page.evaluate((data) => new Promise((resolve, reject) => {
    const timeline = new TL.Timeline("timeline", data, { font: null, debug: false });
    setTimeout(() => reject(new Error("TimelineJS does not finish")), 20000);
    timeline.on("loaded", () => resolve({
      errors: timeline.config.getErrors(),
      eras: timeline.config.eras.length,
      starts: timeline.config.events.map((event) => event.start_date.getTime()),
      headlines: [...document.querySelectorAll(".tl-storyslider .tl-headline")].map((one) => one.textContent.trim()),
      messages: [...document.querySelectorAll(".tl-message-full")].map((one) => one.textContent.trim()),
    }));
  }), slides);
  const text_of = (markup) => page.evaluate((html) => {
    const element = document.createElement("div");
    element.innerHTML = html;
    return element.textContent.trim();
  }, markup);
  assert.deepEqual(shown.errors, [], file);
  assert.deepEqual(troubles, [], file);
  assert.equal(shown.starts.length, slides.events.length, file);
  assert.equal(shown.eras, slides.eras?.length ?? 0, file);
  assert.deepEqual(shown.starts, [...shown.starts].sort((a, b) => a - b), file);
  for (const slide of [slides.title, ...slides.events]) {
    const headline = await text_of(slide.text.headline);
    assert(shown.headlines.some((one) => one === headline), `${file}: ${headline} is not shown in ${shown.headlines}`);
  }
  await context.close();
  console.log("as expected:", file.split("/").pop());
}
await browser.close();

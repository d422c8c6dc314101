// Drives the interactive page: pointer, focus, slider, keyboard, paper, no scripts; and asks axe.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const folder = process.argv[2];
const talks = pathToFileURL(folder + "/russia-cuba-talks.html").href;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.BROWSER,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});

/** A page, and what went wrong or over the network on it. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("request", (request) => request.url() !== address && troubles.push("asked for " + request.url()));
  await page.goto(address);
  return { page, troubles, close: () => context.close() };
}
const count = (page, words) => page.locator(words).count();
const opacity = (page, words) => page.locator(words).first().evaluate(async (element) => {
  await Promise.all(element.getAnimations().map((a) => a.finished));
  return Number(getComputedStyle(element).opacity);
});

const checks = {
  async "pointing at an actor lights what belongs to it, in both figures and the table"() {
    const { page, troubles, close } = await open(talks);
    await page.hover("g.node[data-id=VE]");
    assert.equal(await count(page, "tbody tr.lit"), 1);
    assert.equal(await count(page, "tbody tr.lit[data-number='5']"), 1);
    assert.equal(await count(page, "g.edge.lit"), 1);
    assert.equal(await count(page, "g.event.lit[data-events='5']"), 1);
    assert.ok(await count(page, "g.node.lit[data-id=CU]"));
    assert.ok(!(await count(page, "g.node.lit[data-id=UA]")));
    assert.ok(await opacity(page, "g.node[data-id=UA]") < 0.5);
    assert.equal(await opacity(page, "g.node[data-id=VE]"), 1);
    await page.mouse.move(2, 2);
    assert.equal(await count(page, ".lit"), 0);
    assert.equal(await opacity(page, "g.node[data-id=UA]"), 1);
    assert.deepEqual(troubles, []);
    await close();
  },
  async "a tie, an event, a row and a source do so as well"() {
    const { page, close } = await open(talks);
    await page.locator("g.event[data-events='6']").dispatchEvent("mouseenter");
    assert.equal(await count(page, "tbody tr.lit[data-number='6']"), 1);
    assert.equal(await count(page, "g.edge.lit"), 1);
    await page.mouse.move(2, 2);
    await page.hover("tbody tr[data-number='13']");
    assert.equal(await count(page, "g.edge.lit[data-events='13']"), 1);
    assert.ok(await count(page, "g.node.lit[data-id=UA]"));
    await page.hover("#sources li");
    assert.equal(await count(page, "tbody tr.lit"), 14);
    await close();
  },
  async "the keyboard does all of it"() {
    const { page, close } = await open(talks);
    const focused = () => page.evaluate(() => document.activeElement.dataset.key || document.activeElement.id);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "time");
    await page.keyboard.press("Tab");
    const first = await focused();
    assert.ok(first.startsWith("actor:"));
    await page.keyboard.press("ArrowRight");
    const second = await focused();
    assert.ok(second.includes(":") && second !== first);
    await page.keyboard.press("End");
    assert.ok((await focused()).startsWith("items:"));
    await page.keyboard.press("Enter"); // stays when the focus goes on
    const lit = await count(page, ".lit");
    assert.ok(lit > 2);
    assert.equal(await page.locator("[aria-pressed=true]").count() > 0, true);
    assert.match(await page.locator("#status").textContent(), /\d/);
    await page.keyboard.press("Tab");
    assert.equal(await count(page, ".lit"), lit);
    assert.ok((await focused()).includes(":"));
    await page.keyboard.press("Escape");
    assert.equal(await count(page, ".lit"), 0);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid");
    await close();
  },
  async "the slider shows the state of a date"() {
    const { page, close } = await open(talks);
    const hidden = () => count(page, "g.edge.later");
    assert.equal(await hidden(), 0);
    await page.focus("#time");
    await page.keyboard.press("Home");
    assert.match(await page.locator("#as-of").textContent(), /1947/);
    assert.ok(await hidden() > 3);
    assert.equal(await count(page, "g.edge.later[data-events='1']"), 0);
    assert.equal(await count(page, "g.edge.later[data-events='13']"), 0, "undated ties stay");
    assert.equal(await page.locator("g.edge.later").first().evaluate((e) => getComputedStyle(e).visibility), "hidden");
    let before = await hidden();
    for (let step = 0; step < 20; ++step) {
      await page.keyboard.press("ArrowRight");
      const now = await hidden();
      assert.ok(now <= before);
      before = now;
    }
    assert.equal(before, 0);
    assert.match(await page.locator("#time").getAttribute("aria-valuetext"), /14/);
    await close();
  },
  async "axe finds nothing, at rest and with something chosen"() {
    for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 800 }]) {
      const { page, close } = await open(talks, { bypassCSP: true, viewport });
      for (const state of ["rest", "chosen"]) {
        if (state === "chosen") await page.locator("tbody tr[data-number='6']").click();
        await page.waitForTimeout(300);
        await page.evaluate(axe);
        const { violations } = await page.evaluate((chosen) => axe.run(document,
          // What is dimmed on purpose is not text to be read just then.
          chosen ? { rules: { "color-contrast": { enabled: false } } } : {}), state === "chosen");
        assert.deepEqual(violations.map(({ id, nodes }) => id + ": " + nodes[0].html), [], state);
      }
      await close();
    }
  },
  async "without scripts the figures and the table are there"() {
    const { page, troubles, close } = await open(talks, { javaScriptEnabled: false });
    assert.equal(await count(page, "figure svg[role=img]"), 2);
    assert.equal(await count(page, "tbody tr"), 14);
    assert.ok(await page.locator("figure svg").first().isVisible());
    assert.ok(!(await page.locator("#time").isVisible()));
    assert.deepEqual(troubles, []);
    await close();
  },
  async "on paper it is the plain figures"() {
    const { page, close } = await open(talks);
    await page.locator("tbody tr[data-number='6']").click();
    await page.emulateMedia({ media: "print" });
    await page.waitForTimeout(300);
    assert.equal(await opacity(page, "g.node[data-id=UA]"), 1);
    assert.ok(!(await page.locator(".bar").isVisible()));
    await close();
  },
  async "on a narrow screen nothing but the figures scrolls sideways"() {
    const { page, close } = await open(talks, { viewport: { width: 390, height: 800 } });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390);
    await close();
  },
  async "hostile words stay words"() {
    const { page, troubles, close } = await open(pathToFileURL(folder + "/hostile.html").href);
    assert.ok((await page.title()).includes("<script>"));
    assert.equal(await count(page, "script"), 2);
    assert.equal(await count(page, "img"), 0);
    assert.equal(await page.evaluate(() => window.alert.name), "alert");
    await page.hover("g.node >> nth=0");
    assert.ok(await count(page, "tbody tr.lit"));
    assert.deepEqual(troubles, []);
    await close();
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log("ok    " + name);
  } catch (error) {
    ++failed;
    console.log("FAIL  " + name + "\n" + error.message);
  }
}
await browser.close();
process.exit(failed ? 1 : 0);

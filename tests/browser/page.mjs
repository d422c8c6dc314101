// Drives the interactive page: pointer, focus, slider, keyboard, paper, no scripts; and asks axe.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const folder = process.argv[2];
const talks = pathToFileURL(folder + "/russia-cuba-talks.html").href;
const panels = pathToFileURL(folder + "/russia-cuba-history.html").href;
const arabic = pathToFileURL(folder + "/riyadh-tehran-ar.html").href;
const hostile = pathToFileURL(folder + "/hostile.html").href;
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
  page.on("request", (request) => request.url() !== address.replace(/#.*/, "") && troubles.push("asked for " + request.url()));
  await page.goto(address);
  return { page, troubles, close: () => context.close() };
}
const count = (page, words) => page.locator(words).count();
const opacity = (page, words) => page.locator(words).first().evaluate(async (element) => {
  await Promise.all(element.getAnimations().map((a) => a.finished));
  return Number(getComputedStyle(element).opacity);
});

const checks = {
  async "with the date come the panels of snapshots, and nobody moves"() {
    const { page, troubles, close } = await open(panels);
    const slide_to = (value) => page.locator("#time").evaluate((slider, to) => {
      slider.value = to === "end" ? slider.max : to;
      slider.dispatchEvent(new Event("input"));
    }, value);
    const place = () => page.locator(".wide g.node[data-id='1-CU']").boundingBox();
    const before = await place();
    await slide_to(0);
    assert.ok(await count(page, "g[data-panel='1']") > 3);
    assert.equal(await count(page, "g[data-panel='1'].later, g[data-panel='1'].ended"), 0);
    assert.ok(await count(page, "g[data-panel='3'].later") > 3);
    assert.equal(await count(page, "g[data-panel='3']:not(.later)"), 0);
    assert.deepEqual(await place(), before);
    await slide_to("end");
    assert.equal(await count(page, "g[data-panel].later"), 0);
    await page.hover(".wide g.node[data-id='3-UA']");
    assert.ok(await count(page, "tbody tr.lit"));
    assert.deepEqual(troubles, []);
    await close();
  },
  async "pointing at an actor lights what belongs to it, in both figures and the table"() {
    const { page, troubles, close } = await open(talks);
    await page.hover(".wide g.node[data-id=VE]");
    assert.equal(await count(page, "tbody tr.lit"), 1);
    assert.equal(await count(page, "tbody tr.lit[data-number='3']"), 1);
    assert.equal(await count(page, ".wide g.edge.lit"), 1);
    assert.equal(await count(page, ".wide g.event.lit[data-events='3']"), 1);
    assert.ok(await count(page, ".wide g.node.lit[data-id=CU]"));
    assert.ok(!(await count(page, ".wide g.node.lit[data-id=UA]")));
    assert.ok(await opacity(page, ".wide g.node[data-id=UA]") < 0.5);
    assert.equal(await opacity(page, ".wide g.node[data-id=VE]"), 1);
    await page.mouse.move(2, 2);
    assert.equal(await count(page, ".lit"), 0);
    assert.equal(await opacity(page, ".wide g.node[data-id=UA]"), 1);
    assert.deepEqual(troubles, []);
    await close();
  },
  async "a tie, an event, a row and a source do so as well"() {
    const { page, close } = await open(talks);
    await page.locator(".wide g.event[data-events='6']").dispatchEvent("mouseenter");
    assert.equal(await count(page, "tbody tr.lit[data-number='6']"), 1);
    assert.equal(await count(page, ".wide g.edge.lit"), 1);
    await page.mouse.move(2, 2);
    await page.hover("tbody tr[data-number='13']");
    assert.equal(await count(page, ".wide g.edge.lit[data-events='13']"), 1);
    assert.ok(await count(page, ".wide g.node.lit[data-id=UA]"));
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
    assert.equal(await focused(), "search");
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
    const hidden = () => count(page, ".wide g.edge.later");
    assert.equal(await hidden(), 0);
    await page.focus("#time");
    await page.keyboard.press("Home");
    assert.match(await page.locator("#as-of").textContent(), /1947/);
    assert.ok(await hidden() > 3);
    assert.equal(await count(page, ".wide g.edge.later[data-events='1']"), 0);
    assert.equal(await count(page, ".wide g.edge.later[data-events='13']"), 0, "undated ties stay");
    assert.equal(await page.locator(".wide g.edge.later").first().evaluate((e) => getComputedStyle(e).visibility), "hidden");
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
    assert.equal(await count(page, ".wide figure svg[role=img]"), 2);
    assert.ok(!(await page.locator("#panel").isVisible()));
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
    assert.equal(await opacity(page, ".wide g.node[data-id=UA]"), 1);
    assert.ok(!(await page.locator(".bar").isVisible()));
    await close();
  },
  async "on a narrow screen nothing but the figures scrolls sideways"() {
    const { page, close } = await open(talks, { viewport: { width: 390, height: 800 } });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390);
    await close();
  },
  async "one headline stands on the page, and none on its figures"() {
    const { page, close } = await open(talks);
    assert.equal(await count(page, "h1"), 1);
    const title = await page.locator("h1").textContent();
    assert.ok(await page.locator("h1").isVisible());
    const words = await page.locator("figure svg > text, figure svg > g:not([class]) > text").allTextContents();
    assert.ok(words.length > 0);
    assert.ok(!words.some((line) => line && title.startsWith(line)), "a figure repeats the headline");
    await close();
  },
  async "a panel tells all about what is chosen"() {
    const { page, troubles, close } = await open(hostile);
    await page.locator("tbody tr[data-number='1']").click();
    const panel = page.locator("#panel");
    assert.ok(await panel.isVisible());
    for (const words of ["The longer story", "Place: Geneva <b>", "According to Wire & Co", "denied by", "Certainty: high", "a remark", "https://example.org/more"]) {
      assert.ok((await panel.textContent()).includes(words), words);
    }
    assert.equal(await count(page, "#panel b"), 0, "words stay words");
    await page.keyboard.press("Escape");
    assert.ok(!(await panel.isVisible()));
    await page.locator(".wide g.node").first().click();
    assert.ok(await count(page, "#panel li a"));
    assert.ok((await panel.textContent()).includes("an actor's note"));
    assert.deepEqual(troubles, []);
    await close();
  },
  async "a link opens on an item, and what is chosen has its address"() {
    const { page, close } = await open(talks + "#event-7");
    assert.equal(await count(page, "tbody tr[aria-current=true]"), 1);
    assert.equal(await count(page, "tbody tr.lit[data-number='7']"), 1);
    assert.match(await page.locator("#panel h3").first().textContent(), /^7\. /);
    await page.locator("tbody tr[data-number='5']").click();
    assert.equal(await page.evaluate(() => location.hash), "#event-5");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => location.hash), "");
    await page.locator(".wide g.node[data-id=VE]").click();
    await page.locator("#panel li a").first().click();
    // The page hears of its new address a little later.
    await page.waitForFunction(() => /^\d+\. /.test(document.querySelector("#panel h3").textContent));
    assert.match(await page.evaluate(() => location.hash), /^#event-\d+$/);
    await close();
  },
  async "the search finds by words of an item, also without its accents"() {
    const { page, close } = await open(talks);
    await page.fill("#search", "venezuela");
    const shown = () => page.locator("tbody tr").evaluateAll((rows) => rows.filter((row) => !row.hidden).length);
    const found = await shown();
    assert.ok(found >= 1 && found < 14);
    assert.ok(await count(page, ".wide g.event.lit"));
    await page.fill("#search", "rodriguez");
    assert.ok(await shown() >= 1 && await shown() < 14);
    await page.fill("#search", "nothing like this");
    assert.equal(await shown(), 0);
    await page.fill("#search", "");
    assert.equal(await shown(), 14);
    assert.equal(await count(page, ".lit"), 0);
    await close();
  },
  async "a narrow screen has the column figures, a wide one the others"() {
    for (const [width, name] of [[390, "narrow"], [1280, "wide"]]) {
      const { page, close } = await open(talks, { viewport: { width, height: 800 } });
      for (const other of ["narrow", "wide"]) {
        assert.equal(await page.locator("." + other + " svg").first().isVisible(), other === name);
      }
      const box = await page.locator("." + name + " svg").first().boundingBox();
      assert.ok(box.width <= width);
      await close();
    }
  },
  async "on a page from right to left words have the places that the figure gives them"() {
    const { page, close } = await open(arabic);
    assert.equal(await page.evaluate(() => document.dir), "rtl");
    const moved = await page.locator(".wide svg text:not([text-anchor])").evaluateAll((texts) => texts
      .filter((text) => !text.closest("[transform]") && text.textContent.trim())
      .filter((text) => Math.abs(text.getBBox().x - text.getAttribute("x")) > 3)
      .map((text) => text.textContent));
    assert.deepEqual(moved, []);
    await close();
  },
  async "hostile words stay words"() {
    const { page, troubles, close } = await open(hostile);
    assert.ok((await page.title()).includes("<script>"));
    assert.equal(await count(page, "script"), 2);
    assert.equal(await count(page, "img"), 0);
    assert.equal(await page.evaluate(() => window.alert.name), "alert");
    await page.hover(".wide g.node >> nth=0");
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

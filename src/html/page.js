"use strict";
// Lights up what belongs together, in all figures and the table, tells what is known of what is
// chosen, searches, and shows the state of a date.
// Works on the figures as they are: groups with data-id (actors), data-from, data-to and
// data-events (ties and events); rows and sources with data-key. Panels of snapshots (data-panel)
// are what they are: they come with the date on which they begin (data-begins).
(() => {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const items = new Map(facts.items.map((item) => [item.n, item]));
  const root = document.documentElement;
  const all = (words, from = document) => [...from.querySelectorAll(words)];
  const numbers = (group) => (group.dataset.events || "").match(/\d+/g)?.map(Number) || [];

  // What each thing on the page stands for.
  const things = [];
  const add = (element, kind, key, name) => {
    element.dataset.key = kind + ":" + key;
    things.push({ element, kind, key, name });
  };
  for (const figure of all("figure")) {
    for (const group of all("g.node, g.edge, g.event", figure)) {
      const name = group.querySelector(":scope > title")?.textContent || "";
      if (group.matches(".node")) add(group, "actor", group.dataset.actor || group.dataset.id, name);
      else if (numbers(group).length) add(group, "items", numbers(group).join(" "), name);
    }
    // Bars and leaders: they go with their event, and are no stop of the keyboard.
    for (const element of all("g[data-events]:not([class])", figure)) {
      element.classList.add("part");
      things.push({ element, kind: "items", key: numbers(element).join(" "), name: "" });
    }
  }
  for (const row of all("tbody tr")) add(row, "items", row.dataset.number, row.dataset.name);
  for (const line of all("#sources li")) add(line, "source", line.dataset.number, line.textContent.trim());

  /** All that belongs to a thing. */
  const belongings = ({ kind, key }) => {
    let chosen = [];
    if (kind === "actor") chosen = facts.items.filter((item) => item.actors.includes(key));
    if (kind === "items") chosen = key.split(" ").map((n) => items.get(Number(n))).filter(Boolean);
    if (kind === "source") chosen = facts.items.filter((item) => item.sources.includes(Number(key)));
    const actors = new Set(chosen.flatMap((item) => item.actors));
    if (kind === "actor") actors.add(key);
    const sources = new Set(chosen.flatMap((item) => item.sources));
    if (kind === "source") sources.add(Number(key));
    return { items: new Set(chosen.map((item) => item.n)), actors, sources };
  };

  let pinned = null;
  const status = document.getElementById("status");
  const show = (thing) => {
    const found = thing && belongings(thing);
    root.classList.toggle("focusing", Boolean(found));
    for (const { element, kind, key } of things) {
      const lit = found && (kind === "actor" ? found.actors.has(key)
        : kind === "source" ? found.sources.has(Number(key))
        : key.split(" ").some((n) => found.items.has(Number(n))));
      element.classList.toggle("lit", Boolean(lit));
    }
    return found;
  };
  const say = (thing, found) => {
    status.textContent = thing ? thing.name + ". " + facts.words.count.replace("{}", found.items.size) : "";
  };
  // What is known of what is chosen, made of texts alone.
  const panel = document.getElementById("panel");
  const actors = new Map(facts.actors.map((actor) => [actor.id, actor]));
  const put = (tag, text, style) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (style) element.className = style;
    panel.append(element);
    return element;
  };
  const linked = (text, url) => {
    const link = document.createElement("a");
    link.textContent = text;
    link.href = url;
    link.rel = "noreferrer";
    return link;
  };
  const put_link = (label, url) => put("p", label ? label + ": " : "").append(linked(url, url));
  const tell_source = (n) => {
    const source = facts.sources[n - 1];
    const line = put("p", "[" + n + "] ", "soft");
    line.append(source.url ? linked(source.text, source.url) : source.text);
    if (source.note) put("p", source.note, "soft");
  };
  const tell_item = (item) => {
    put("h3", item.n + ". " + item.what);
    put("p", [item.when, item.status, item.kind].filter(Boolean).join(" · "), "soft");
    if (item.who || item.whom) put("p", [item.who, item.whom].filter(Boolean).join(" – "));
    for (const { label, text, url } of item.details) {
      if (url) put_link(label, url);
      else put("p", label ? label + ": " + text : text);
    }
    for (const claim of item.claims) put("p", claim);
    item.sources.forEach(tell_source);
  };
  const tell_list = (numbers) => {
    const list = put("ul", "");
    for (const item of facts.items.filter(({ n }) => numbers.has(n))) {
      const line = document.createElement("li");
      line.append(linked(item.n + ". " + item.what, "#event-" + item.n), " – " + item.when);
      list.append(line);
    }
  };
  const tell = (thing, found) => {
    panel.replaceChildren();
    panel.hidden = !thing;
    if (!thing) return;
    const close = put("button", clear.textContent);
    close.type = "button";
    close.addEventListener("click", () => choose(null));
    const { kind, key } = thing;
    if (kind === "items") key.split(" ").map((n) => items.get(Number(n))).filter(Boolean).forEach(tell_item);
    else {
      const actor = actors.get(key), source = facts.sources[Number(key) - 1];
      put("h3", kind === "source" ? source.text : actor ? actor.name : thing.name);
      for (const words of kind === "source" ? [source.note] : actor ? [actor.role, actor.note] : []) if (words) put("p", words);
      const url = kind === "source" ? source.url : actor?.url;
      if (url) put_link("", url);
      tell_list(found.items);
    }
    panel.scrollTop = 0;
  };

  // A link opens on an item; what is chosen is what a copied address leads to.
  const linked_item = () => location.hash.match(/^#event-(\d+)$/)?.[1];
  const keep_address = () => {
    const single = pinned?.kind === "items" && /^\d+$/.test(pinned.key) ? "#event-" + pinned.key : "";
    if (single !== location.hash && (single || linked_item())) {
      history.replaceState(null, "", single || location.pathname + location.search);
    }
  };
  const open_link = () => {
    const row = things.find(({ element }) => linked_item() && element.id === "event-" + linked_item());
    if (!row) return;
    if (pinned?.element.dataset.key !== row.element.dataset.key) choose(row);
    row.element.scrollIntoView({ block: "center" });
  };

  const choose = (thing) => {
    const same = pinned && thing && pinned.element.dataset.key === thing.element.dataset.key;
    pinned = same ? null : thing;
    for (const other of things.filter(({ element }) => element.dataset.key)) {
      const chosen = Boolean(pinned) && other.element.dataset.key === pinned.element.dataset.key;
      other.element.setAttribute(other.element.ownerSVGElement ? "aria-pressed" : "aria-current", chosen);
    }
    const found = show(pinned);
    say(pinned, found);
    tell(pinned, found);
    clear.hidden = !pinned;
    keep_address();
  };
  const clear = document.getElementById("clear");
  clear.addEventListener("click", () => choose(null));

  // One stop for the tab key in each figure and list; arrows lead on from there.
  const lists = [...all("figure"), ...all("tbody"), ...all("#sources")].map((list) =>
    things.filter(({ element }) => list.contains(element) && element.dataset.key)).filter((list) => list.length);
  for (const list of lists) {
    const svg = list[0].element.ownerSVGElement;
    if (svg) svg.setAttribute("role", "group");
    list.forEach((thing, at) => {
      const { element } = thing;
      if (svg) {
        element.setAttribute("role", "button");
        element.setAttribute("aria-label", thing.name);
      }
      element.setAttribute("tabindex", at === 0 ? "0" : "-1");
      element.addEventListener("mouseenter", () => { if (!pinned) show(thing); });
      element.addEventListener("mouseleave", () => { if (!pinned) show(null); });
      element.addEventListener("focus", () => { if (!pinned) say(thing, show(thing)); });
      element.addEventListener("blur", () => { if (!pinned) show(null); });
      element.addEventListener("click", (event) => {
        if (event.target.closest("a")) return;
        event.stopPropagation();
        choose(thing);
      });
      element.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        const end = { Home: 0, End: list.length - 1 }[event.key];
        if (event.target !== element) return;
        if (event.key === "Enter" || event.key === " ") choose(thing);
        else if (step || end !== undefined) {
          const next = list[end ?? (at + step + list.length) % list.length].element;
          element.setAttribute("tabindex", "-1");
          next.setAttribute("tabindex", "0");
          next.focus();
        } else return;
        event.preventDefault();
      });
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { choose(null); show(null); } });
  document.addEventListener("click", (event) => { if (!event.target.closest(".bar, #panel")) choose(null); });
  window.addEventListener("hashchange", open_link);

  // Search: rows that do not have the words go, the others light up in the figures.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words_of = (item) => fold([item.n + ".", item.when, item.who, item.whom, item.what, item.kind, item.status, ...item.claims,
    ...item.details.map(({ text }) => text), ...item.actors.map((id) => actors.get(id)?.name || "")].join(" "));
  const texts = new Map(facts.items.map((item) => [item.n, words_of(item)]));
  const search = document.getElementById("search");
  const find = () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const found = facts.items.filter(({ n }) => wanted.every((word) => texts.get(n).includes(word)));
    choose(null);
    for (const row of all("tbody tr")) row.hidden = !found.some(({ n }) => n === Number(row.dataset.number));
    if (!wanted.length) return show(null);
    const key = found.map(({ n }) => n).join(" ");
    say({ name: search.value }, show({ kind: "items", key }));
    return found;
  };
  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const first = find()?.[0];
    if (first) choose(things.find(({ element }) => element.id === "event-" + first.n));
  });

  // The state of a date: what comes later is hidden, what has ended is faint.
  const slider = document.getElementById("time"), label = document.getElementById("as-of");
  const panels = all("g[data-panel]");
  const state = (n, step) => {
    const item = items.get(n);
    if (!step || item.from === null) return "now";
    if (n > step.n) return "later";
    return item.to !== null && item.to <= step.from ? "ended" : "now";
  };
  const show_date = () => {
    const step = facts.steps[Number(slider.value)];
    let present = 0;
    for (const { element, kind, key } of things) {
      if (kind !== "items" || element.dataset.panel) continue;
      const states = key.split(" ").map((n) => state(Number(n), step));
      const together = states.includes("now") ? "now" : states.includes("ended") ? "ended" : "later";
      element.classList.toggle("later", together === "later");
      element.classList.toggle("ended", together === "ended");
    }
    for (const panel of panels) {
      panel.classList.toggle("later", Boolean(step) && Number(panel.dataset.begins) > step.from);
    }
    for (const { n } of facts.items) present += state(n, step) === "now";
    const words = (step ? step.label : facts.words.all) + " · " + facts.words.count.replace("{}", present);
    label.textContent = words;
    slider.setAttribute("aria-valuetext", words);
  };
  slider.max = facts.steps.length;
  slider.value = facts.steps.length;
  slider.addEventListener("input", show_date);
  show_date();
  for (const part of all(".bar, .hint")) part.hidden = false;
  if (facts.steps.length < 2) for (const part of [slider, label, slider.labels[0]]) part.hidden = true;
  open_link();
})();

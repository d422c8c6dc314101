#pragma once

namespace entente::preview {

/// The page of the preview. It asks for the state, and asks again when the answer comes, which is
/// when there is something new. @NONCE@ stands for a word that the policy names.
inline constexpr const char* preview_page = R"page(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>entente</title>
<style nonce="@NONCE@">
  body { margin: 0; font: 15px/1.4 Arial, "Liberation Sans", sans-serif; color: #1B1F24; background: #E9ECEF; }
  nav { display: flex; gap: .25rem; padding: .5rem 1rem 0; flex-wrap: wrap; }
  nav button { font: inherit; border: 0; padding: .4rem .9rem; background: none; color: #4A525B; cursor: pointer; }
  nav button[aria-pressed=true] { background: #FFFFFF; color: #1B1F24; font-weight: 700; }
  nav button:focus-visible { outline: 2px solid #1F78B4; }
  main { position: relative; margin: 0 1rem 1rem; background: #FFFFFF; text-align: center; min-height: 12rem; }
  img { max-width: 100%; height: auto; vertical-align: top; }
  main.stale img { opacity: .35; }
  #problems { position: absolute; left: 5%; right: 5%; top: 1.5rem; margin: 0; padding: 1rem 1.25rem; text-align: left;
    background: #FFFFFF; border: 2px solid #9C1F0B; box-shadow: 0 2px 12px #0004; font: 14px/1.45 monospace;
    white-space: pre-wrap; overflow-wrap: anywhere; max-height: 75vh; overflow: auto; }
  #remarks { margin: 0 1rem; color: #4A525B; white-space: pre-wrap; font: 13px/1.4 monospace; }
  #gone { padding: .5rem 1rem; }
</style>
<nav aria-label="Figures"></nav>
<main><img alt=""><pre id="problems" role="alert" hidden></pre></main>
<details hidden><summary>Remarks</summary><pre id="remarks"></pre></details>
<p id="gone" role="status" hidden>entente watch has ended.</p>
<script nonce="@NONCE@">
"use strict";
const $ = (words) => document.querySelector(words);
let chosen = decodeURIComponent(location.hash.slice(1)), state = { version: 0, figures: [] };

function choose(name) {
  chosen = name;
  history.replaceState(null, "", "#" + encodeURIComponent(name));
  paint();
}

function paint() {
  const names = state.figures.map((figure) => figure.name);
  if (names.length && !names.includes(chosen)) chosen = names[0];
  $("nav").replaceChildren(...names.map((name) => {
    const button = document.createElement("button");
    button.textContent = name;
    button.setAttribute("aria-pressed", name === chosen);
    button.onclick = () => choose(name);
    return button;
  }));
  const at = names.indexOf(chosen);
  if (at >= 0) $("img").src = "figure/" + at + "?v=" + state.figures[at].version;
  $("img").alt = chosen;
  $("main").classList.toggle("stale", state.failed);
  $("#problems").hidden = !state.failed;
  $("#problems").textContent = state.failed ? state.problems : "";
  $("details").hidden = state.failed || !state.problems;
  $("#remarks").textContent = state.failed ? "" : state.problems;
  document.title = (state.failed ? "✗ " : "") + state.title;
}

async function listen() {
  for (let misses = 0; misses < 5;) {
    try {
      const answer = await fetch("state?after=" + state.version);
      if (!answer.ok) throw new Error(answer.status);
      const news = await answer.json();
      misses = 0;
      if (news.version !== state.version) { state = news; paint(); }
    } catch (error) {
      ++misses;
      await new Promise((done) => setTimeout(done, 300));
    }
  }
  $("#gone").hidden = false;
}
listen();
</script>
</html>
)page";

}  // namespace entente::preview

// Runs in a browser, on a page with figures whose words are text and the same figures with words as
// shapes, which tell how wide they were measured: writes which words the browser sets otherwise.
'use strict';

const most_px = 0.5, most_share = 0.03; // spaces and digits are those of the figure's own type

function compare() {
  const lines = [], told = new Map();
  for (const path of document.querySelectorAll('path.words')) {
    const [, , width, size, weight] = path.dataset.line.split(' ').map(Number);
    told.set([path.getAttribute('aria-label'), size, weight].join('|'), width);
  }
  const texts = [...document.querySelectorAll('text')];
  let compared = 0;
  for (const text of texts) {
    const key = [text.textContent, Number(text.getAttribute('font-size')), Number(text.getAttribute('font-weight'))].join('|');
    if (!told.has(key)) continue; // broken otherwise there
    ++compared;
    const set = text.getComputedTextLength(), measured = told.get(key);
    if (Math.abs(set - measured) > most_px + most_share * measured) {
      lines.push(`"${text.textContent}": browser ${set.toFixed(1)}, entente ${measured.toFixed(1)}`);
    }
  }
  if (compared < 0.8 * texts.length) lines.push(`only ${compared} of ${texts.length} words are in both`);
  return { compared, lines };
}

document.fonts.ready.then(() => {
  const { compared, lines } = compare();
  document.body.textContent = [`compared ${compared}`, ...lines, 'end'].join('\n');
});

// Runs in a browser, on a page that holds figures and what entente measured in them: measures the
// same from the browser's own geometry, and writes where the two disagree.
'use strict';

/** Where a text is on the page: its line box without the air above and below its letters. */
function boxOf(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  const r = range.getBoundingClientRect();
  const air = 0.14 * Math.min(r.width, r.height);
  return { left: r.left, right: r.right, top: r.top + air, bottom: r.bottom - air };
}

const middle = (b) => ({ x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2 });
const areaOf = (b) => (b.right - b.left) * (b.bottom - b.top);
const shared = (a, b) =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
const holds = (outer, inner, by) =>
  inner.left >= outer.left - by && inner.right <= outer.right + by &&
  inner.top >= outer.top - by && inner.bottom <= outer.bottom + by;

/** Whether a filled shape is painted at a point of the window. */
function paintedAt(shape, point) {
  const inside = new DOMPoint(point.x, point.y).matrixTransform(shape.getScreenCTM().inverse());
  return shape.isPointInFill(inside);
}

/** Points along a line, in the window, a px or two apart. */
function pointsOf(line) {
  const matrix = line.getScreenCTM(), length = line.getTotalLength(), points = [];
  const steps = Math.min(1000, Math.max(2, Math.ceil(length / 2)));
  for (let i = 0; i <= steps; ++i) {
    points.push(line.getPointAtLength((length * i) / steps).matrixTransform(matrix));
  }
  return points;
}

/** Relative luminance, WCAG 2. */
function luminance(color) {
  const channel = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = color.match(/\d+/g).map((v) => channel(v / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function measure(svg) {
  const page = svg.getBoundingClientRect();
  const all = [...svg.querySelectorAll('*')].filter((e) => !e.closest('clipPath'));
  const order = new Map(all.map((e, i) => [e, i]));
  const style = (e) => getComputedStyle(e);
  const texts = all.filter((e) => e.localName === 'text')
    .map((e) => ({ element: e, box: boxOf(e), at: order.get(e) }));
  const filled = all.filter((e) => e.isPointInFill && style(e).fill !== 'none');
  const lines = all.filter((e) => e.localName === 'path' && style(e).fill === 'none' &&
                                  style(e).stroke !== 'none');
  const result = { texts: texts.length, lines: lines.length };

  let overlap = 0;
  for (let i = 0; i < texts.length; ++i) {
    for (let j = i + 1; j < texts.length; ++j) {
      const [a, b] = [texts[i].box, texts[j].box];
      if (shared(a, b) > 0.03 * Math.min(areaOf(a), areaOf(b))) ++overlap;
    }
  }
  result['text-overlap'] = overlap;
  result['text-outside'] = texts.filter((t) => !holds(page, t.box, 1)).length;

  const samples = lines.map((line) => ({ at: order.get(line), points: pointsOf(line) }));
  const struck = (text) => samples.some((line) => line.points.some((p) => {
    const b = text.box;
    if (p.x < b.left + 1 || p.x > b.right - 1 || p.y < b.top + 1 || p.y > b.bottom - 1) return false;
    return !filled.some((f) => order.get(f) > line.at && order.get(f) < text.at && paintedAt(f, p));
  }));
  result['text-struck'] = texts.filter(struck).length;

  const ground = (text) => filled.filter((f) => order.get(f) < text.at &&
                                                paintedAt(f, middle(text.box))).pop();
  result['text-spills'] = texts.filter((text) => {
    const under = ground(text)?.getBoundingClientRect();
    return under && under.width <= 0.8 * page.width && !holds(under, text.box, 1);
  }).length;
  result['text-covered'] = texts.filter((text) => filled.some((f) =>
    order.get(f) > text.at && shared(f.getBoundingClientRect(), text.box) > 0)).length;

  const contrasts = texts.map((text) => {
    const under = ground(text), paper = under ? style(under).fill : 'rgb(255, 255, 255)';
    const [a, b] = [luminance(style(text.element).fill), luminance(paper)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  });
  result['low-contrast'] = contrasts.filter((ratio) => ratio < 4.5).length;
  result.lowest_contrast = Math.min(...contrasts).toFixed(2);
  const sizes = texts.map((t) => parseFloat(style(t.element).fontSize));
  result.smallest_type_pt = (Math.min(...sizes) * 0.75).toFixed(1);

  const outline = (group) => {
    const shape = group.querySelector('rect, path, circle');
    const b = shape.getBoundingClientRect();
    return { left: b.left, right: b.right, top: b.top, bottom: b.bottom };
  };
  const nodes = [...svg.querySelectorAll('.node')]
    .map((g) => ({ id: g.dataset.id, of: g.dataset.of, box: outline(g) }));
  const edges = [...svg.querySelectorAll('.edge')];
  result.nodes = nodes.length;
  result.edges = edges.length;
  let colliding = 0;
  for (let i = 0; i < nodes.length; ++i) {
    for (let j = i + 1; j < nodes.length; ++j) {
      const [a, b] = [nodes[i], nodes[j]];
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (wide > 1 && high > 1 && !holds(a.box, b.box, 1) && !holds(b.box, a.box, 1)) ++colliding;
    }
  }
  result['node-overlap'] = colliding;
  result['line-over-node'] = edges.reduce((sum, edge) => {
    const { from, to } = edge.dataset, points = pointsOf(edge.querySelector('path'));
    const ends = nodes.filter((n) => n.id === from || n.id === to);
    return sum + nodes.filter((n) => {
      const own = ends.some((e) => e.id === n.id || holds(n.box, e.box, 1) || holds(e.box, n.box, 1));
      return !own && points.some((p) => p.x > n.box.left + 2 && p.x < n.box.right - 2 &&
                                        p.y > n.box.top + 2 && p.y < n.box.bottom - 2);
    }).length;
  }, 0);
  return result;
}

/** "file: measure: browser 1, entente 0" for each that differs. */
function disagreements() {
  const figures = [...document.querySelectorAll('div.figure > svg')];
  const told = JSON.parse(document.querySelector('#told').textContent);
  const lines = [];
  if (figures.length !== told.length) lines.push(`figures: ${figures.length}, told: ${told.length}`);
  figures.forEach((svg, i) => {
    const ours = { ...told[i], ...told[i].faults };
    ours.lowest_contrast = ours.lowest_contrast.toFixed(2);
    ours.smallest_type_pt = ours.smallest_type_pt.toFixed(1);
    for (const [key, value] of Object.entries(measure(svg))) {
      if (ours[key] !== value) lines.push(`${ours.file}: ${key}: browser ${value}, entente ${ours[key]}`);
    }
  });
  return { compared: figures.length, lines };
}

const { compared, lines } = disagreements();
document.body.textContent = [`compared ${compared}`, ...lines, 'end'].join('\n');

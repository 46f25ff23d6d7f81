// Runs in the page that `summary-picture.ts` writes: draws the diagrams, colours the diffs, and judges what came of it.
/* global document, mermaid, window */

const diagramFaults = [];

async function drawDiagrams() {
  const sources = [...document.querySelectorAll('pre[lang=mermaid]')];
  if (sources.length === 0) return;
  const theme = document.body.dataset.scheme === 'dark' ? 'dark' : 'default';
  mermaid.initialize({ startOnLoad: false, theme, securityLevel: 'strict' });
  for (const [index, source] of sources.entries()) {
    const box = document.createElement('div');
    box.className = 'mermaid';
    source.replaceWith(box);
    try {
      const { svg } = await mermaid.render(`diagram${index}`, source.textContent, box);
      box.innerHTML = svg;
      if (/error-icon|Syntax error/.test(svg.replace(/<style>[^]*?<\/style>/, '')))
        diagramFaults.push('error picture');
    } catch (error) {
      diagramFaults.push(String(error));
    }
  }
}

function colourDiffs() {
  for (const block of document.querySelectorAll('pre[lang=diff]')) {
    const lines = block.textContent.split('\n').map((line) => {
      const span = document.createElement('span');
      span.className = { '+': 'add', '-': 'remove', '@': 'hunk' }[line[0]] ?? '';
      span.textContent = `${line}\n`;
      return span;
    });
    block.replaceChildren(...lines);
  }
}

/** Text of the page apart from code and diagrams. */
function listProse() {
  const copy = document.body.cloneNode(true);
  for (const one of copy.querySelectorAll('script, pre, code, .mermaid')) one.remove();
  return copy.textContent.split('\n').map((line) => line.trim());
}

function listOverflows() {
  const page = document.documentElement;
  const boxes = [...document.querySelectorAll('table, p, li, .mermaid, summary, h3, h4')];
  return [page, ...boxes]
    .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0)
    .map((box) => `${box.tagName} ${box.scrollWidth} > ${box.clientWidth}: ${box.textContent.slice(0, 80)}`);
}

function listLabels(svg) {
  return [...svg.querySelectorAll('text, .nodeLabel, .edgeLabel span')]
    .filter((label) => label.textContent.trim() !== '' && label.closest('.grid') === null)
    .map((label) => ({ text: label.textContent.trim(), box: label.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
}

function listBadLabels(svg) {
  const frame = svg.getBoundingClientRect();
  const labels = listLabels(svg);
  const outside = labels
    .filter(
      ({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1,
    )
    .map(({ text }) => `outside: ${text}`);
  const hidden = labels.flatMap((one, index) =>
    labels
      .slice(index + 1)
      .filter((other) => overlap(one.box, other.box))
      .map((other) => `on each other: ${one.text} / ${other.text}`),
  );
  return [...outside, ...hidden, ...listBadTicks(svg, frame)];
}

/** The times below a chart: whole, and under no bar. */
function listBadTicks(svg, frame) {
  const bars = [...svg.querySelectorAll('rect.task')].map((bar) => bar.getBoundingClientRect());
  return [...svg.querySelectorAll('.grid .tick text')]
    .map((tick) => ({ text: tick.textContent, box: tick.getBoundingClientRect() }))
    .filter(
      ({ box }) => box.left < frame.left || box.right > frame.right || bars.some((bar) => overlap(bar, box)),
    )
    .map(({ text }) => `time: ${text}`);
}

function overlap(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 3 && height > 6;
}

function smallestLabel(svgs) {
  const sizes = svgs.flatMap((svg) => {
    const viewBox = svg.viewBox.baseVal;
    const scale = viewBox && viewBox.width > 0 ? svg.getBoundingClientRect().width / viewBox.width : 1;
    return [...svg.querySelectorAll('text, .nodeLabel')]
      .filter((label) => label.textContent.trim() !== '')
      .map((label) => parseFloat(window.getComputedStyle(label).fontSize) * scale);
  });
  return sizes.length === 0 ? undefined : Math.min(...sizes);
}

window.judge = async (opens) => {
  const openDetails = document.querySelectorAll('details[open]').length;
  const diagrams = document.querySelectorAll('pre[lang=mermaid]').length;
  await drawDiagrams();
  colourDiffs();
  if (opens) for (const one of document.querySelectorAll('details')) one.open = true;
  const svgs = [...document.querySelectorAll('.mermaid svg')];
  return {
    overflows: listOverflows(),
    diagrams,
    diagramFaults,
    badLabels: svgs.flatMap(listBadLabels),
    smallestLabel: smallestLabel(svgs),
    ticks: [...document.querySelectorAll('.mermaid .grid .tick text')].map((tick) => tick.textContent),
    openDetails,
    rawText: listProse().filter((line) => /^\||```|\*\*|^#{1,6} |&#?\w+;|<\/?\w|^[-*] /.test(line)),
    text: document.body.textContent,
    links: document.querySelectorAll('a').length,
    images: document.querySelectorAll('img').length,
    headline: document.querySelector('h3')?.textContent ?? '',
    height: Math.ceil(document.documentElement.scrollHeight),
  };
};

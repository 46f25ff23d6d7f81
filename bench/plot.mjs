// The plot of docs/performance.md: how the time of `fetch` and `deploy` grows, both axes logarithmic.
const [WIDTH, HEIGHT, MARGIN] = [720, 420, 60];
const COLOURS = ['#0a6ed1', '#6a6d70', '#107e3e', '#e9730c', '#ab218e', '#354a5f'];

export function renderPlot(results) {
  const series = [...listFetch(results.fetch), ...listDeploy(results.deploy)].filter(
    ({ points }) => points.length > 0,
  );
  const all = series.flatMap(({ points }) => points);
  const [maxX, minY, maxY] = [
    Math.max(...all.map(([x]) => x)),
    10 ** Math.floor(Math.log10(Math.min(...all.map(([, y]) => y)))),
    10 ** Math.ceil(Math.log10(Math.max(...all.map(([, y]) => y)))),
  ];
  const x = (value) => MARGIN + (Math.log(value) / Math.log(maxX)) * (WIDTH - MARGIN - 200);
  const y = (value) =>
    HEIGHT - MARGIN - (Math.log(value / minY) / Math.log(maxY / minY)) * (HEIGHT - 2 * MARGIN);
  const lines = series.map(({ name, points, isReference }, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const path = points.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`).join(' ');
    const top = MARGIN + index * 20;
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2"${isReference ? ' stroke-dasharray="5 4"' : ''} points="${path}"/>`,
      ...points.map(
        ([px, py]) => `<circle cx="${x(px).toFixed(1)}" cy="${y(py).toFixed(1)}" r="3" fill="${colour}"/>`,
      ),
      `<text x="${WIDTH - 190}" y="${top}" fill="${colour}">${name}</text>`,
    ].join('');
  });
  const decades = [];
  for (let value = minY; value <= maxY; value *= 10) decades.push(value);
  const grid = [
    ...decades.map(
      (value) =>
        `<path d="M${MARGIN} ${y(value).toFixed(1)}H${WIDTH - 200}" stroke="#ddd"/><text x="${MARGIN - 8}" y="${y(value) + 4}" text-anchor="end">${value} s</text>`,
    ),
    ...[1, 10, 100, 1000]
      .filter((value) => value <= maxX)
      .map(
        (value) => `<text x="${x(value)}" y="${HEIGHT - MARGIN + 20}" text-anchor="middle">${value}</text>`,
      ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-label="Time by number of credentials and artifacts"><rect width="100%" height="100%" fill="#fff"/>${grid.join('')}${lines.join('')}<text x="${MARGIN}" y="24" font-size="14">Time of a step by number of credentials or artifacts</text></svg>\n`;
}

function listFetch(fetch) {
  if (fetch === undefined) return [];
  const pick = (latencyMs, figure) =>
    fetch.rows
      .filter((row) => row.latencyMs === latencyMs)
      .map((row) => [row.count, row[figure].median / 1000]);
  return [0, 20].flatMap((latencyMs) => [
    { name: `fetch, ${latencyMs} ms`, points: pick(latencyMs, 'wallMs') },
    { name: `script, ${latencyMs} ms`, points: pick(latencyMs, 'referenceWallMs'), isReference: true },
  ]);
}

function listDeploy(deploy) {
  if (deploy === undefined) return [];
  const changed = deploy.rows.filter(({ what }) => what === 'changed');
  return [
    { name: 'deploy, changed', points: changed.map(({ count, wallMs }) => [count, wallMs / 1000]) },
    {
      name: 'bound of deploy',
      points: changed.map(({ count, boundMs }) => [count, boundMs / 1000]),
      isReference: true,
    },
  ];
}

export interface Curve {
  name: string;
  values: readonly number[];
}

export interface Axes {
  title: string;
  x: string;
  y: string;
  /** Where on the x axis, from 0 to 1, and what stands there. */
  xLabels: readonly { at: number; text: string }[];
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [880, 340, 90, 30, 48, 56] as const;
const LEGEND_LINE = 24;
const COLUMNS = 2;
const MOST_TICKS = 5;
const COLOURS = ['#0b6e4f', '#c84c09', '#3f5bbf', '#8a2f8f', '#555555', '#8f6a00', '#17808a'];
/** Told apart without colour as well. */
const DASHES = ['', '8 4', '2 4', '12 4 2 4', '4 2', '16 6', '2 2'];

/** Curves over the same x axis, on a white ground of their own. */
export function svg({ title, x, y, xLabels }: Axes, curves: readonly Curve[]): string {
  const most = Math.max(1, ...curves.flatMap(({ values }) => values));
  const step = roundStep(most / MOST_TICKS);
  const top = Math.ceil(most / step) * step;
  const [width, height] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM];
  const across = (share: number) => (LEFT + share * width).toFixed(1);
  const up = (value: number) => (TOP + height - (value / top) * height).toFixed(1);
  const whole = HEIGHT + Math.ceil(curves.length / COLUMNS) * LEGEND_LINE;

  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step).map(
    (value) =>
      `<line x1="${LEFT}" x2="${LEFT + width}" y1="${up(value)}" y2="${up(value)}" stroke="#d8dedb"/><text x="${LEFT - 8}" y="${Number(up(value)) + 5}" text-anchor="end">${value.toLocaleString('en-US')}</text>`,
  );
  const labels = xLabels.map(
    ({ at, text }) =>
      `<line x1="${across(at)}" x2="${across(at)}" y1="${TOP + height}" y2="${TOP + height + 5}" stroke="#444"/><text x="${across(at)}" y="${TOP + height + 20}" text-anchor="middle">${text}</text>`,
  );
  const lines = curves.map(({ values }, index) => {
    const points = values.map(
      (value, at) => `${across(at / Math.max(1, values.length - 1))},${up(value)}`,
    );
    return `<polyline fill="none" ${strokeOf(index)} points="${points.join(' ')}"/>`;
  });
  const legend = curves.map(({ name }, index) => {
    const left = LEFT + (index % COLUMNS) * (width / COLUMNS);
    const line = HEIGHT + Math.floor(index / COLUMNS) * LEGEND_LINE + 4;
    return `<line x1="${left}" x2="${left + 44}" y1="${line}" y2="${line}" ${strokeOf(index)}/><text x="${left + 52}" y="${line + 5}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${whole}" font-family="system-ui, sans-serif" font-size="15" fill="#333"><rect width="100%" height="100%" fill="#fff"/><text x="${LEFT}" y="24" font-size="18" fill="#1c2a26">${title}</text>
<text x="${LEFT + width / 2}" y="${TOP + height + 42}" text-anchor="middle">${x}</text>
<text transform="translate(20 ${TOP + height / 2}) rotate(-90)" text-anchor="middle">${y}</text>
${[...ticks, ...labels, ...lines, ...legend].join('\n')}
</svg>
`;
}

function strokeOf(index: number): string {
  const dash = DASHES[index % DASHES.length];
  return `stroke="${COLOURS[index % COLOURS.length]}" stroke-width="2.5"${dash ? ` stroke-dasharray="${dash}"` : ''}`;
}

/** 1, 2 or 5 with noughts: the first that is not less. */
export function roundStep(least: number): number {
  const nought = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return nought * ([1, 2, 5].find((one) => one * nought >= least) ?? 10);
}

export interface Curve {
  name: string;
  values: readonly number[];
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [880, 340, 70, 190, 36, 40] as const;
const COLOURS = [
  '#0b6e4f',
  '#c84c09',
  '#3f5bbf',
  '#8a2f8f',
  '#6b6b6b',
  '#b58900',
  '#17808a',
  '#a11d33',
];

/** Curves over the same x axis as an SVG that reads on light and dark ground. */
export function svg(title: string, xLabels: readonly string[], curves: readonly Curve[]): string {
  const most = Math.max(1, ...curves.flatMap(({ values }) => values));
  const [width, height] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM];
  const y = (value: number) => TOP + height - (value / most) * height;
  const lines = curves.map(({ values }, index) => {
    const points = values.map(
      (value, at) =>
        `${(LEFT + (at / Math.max(1, values.length - 1)) * width).toFixed(1)},${y(value).toFixed(1)}`,
    );
    return `<polyline fill="none" stroke="${COLOURS[index % COLOURS.length]}" stroke-width="2" points="${points.join(' ')}"/>`;
  });
  const names = curves.map(
    ({ name }, index) =>
      `<text x="${WIDTH - RIGHT + 12}" y="${TOP + 14 + index * 20}" fill="${COLOURS[index % COLOURS.length]}">${name}</text>`,
  );
  const steps = [0, 0.5, 1].map(
    (share) =>
      `<line x1="${LEFT}" x2="${LEFT + width}" y1="${y(most * share)}" y2="${y(most * share)}" stroke="#d8dedb"/><text x="${LEFT - 8}" y="${y(most * share) + 4}" text-anchor="end" fill="#444">${Math.round(most * share).toLocaleString('en-US')}</text>`,
  );
  const labels = xLabels.map(
    (label, index) =>
      `<text x="${LEFT + (index / Math.max(1, xLabels.length - 1)) * width}" y="${HEIGHT - 14}" text-anchor="middle" fill="#444">${label}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/><text x="${LEFT}" y="20" font-size="14" fill="#1c2a26">${title}</text>
${[...steps, ...labels, ...lines, ...names].join('\n')}
</svg>
`;
}

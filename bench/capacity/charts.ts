import { svg } from './curve.ts';
import { licenceName, type Answer, type Driven } from './report.ts';

export interface Chart {
  /** File name in docs. */
  name: string;
  title: string;
  svg: string;
}

/** Orders waiting over a day, one chart for each load that lets any wait. */
export function queueCharts(answers: readonly Answer[]): Chart[] {
  return [...Map.groupBy(answers, ({ load }) => load)].flatMap(([load, rows]) => {
    const curves = rows
      .filter(({ result }) => result.catchesUp)
      .map(({ licence, result }) => ({ name: licenceName(licence), values: result.depth }));
    if (!curves.some(({ values }) => values.some((waiting) => waiting >= 1))) return [];
    const title = `Orders waiting over a day of ${load.orders.toLocaleString('en-US')} orders`;
    const chart = svg(`${title} (extrapolated)`, HOURS, curves);
    return [{ name: `capacity-queue-${load.orders}.svg`, title, svg: chart }];
  });
}
const HOURS = ['0:00', '6:00', '12:00', '18:00', '24:00'];

/** Orders waiting by minute in everything that was driven for an hour at the most. */
export function drivenChart(driven: readonly Driven[]): string {
  const drawn = driven.filter(({ drive }) => drive.orders.length <= 60);
  const longest = Math.max(...drawn.map(({ traded }) => lastBusy(traded.depth) + 2));
  return svg(
    'Orders waiting by minute (driven)',
    ['0 min', `${longest - 1} min`],
    drawn.map(({ drive: { short, places }, traded }) => ({
      name: `${short}, ${places.slots} + ${places.processors}`,
      values: Array.from({ length: longest }, (_, minute) => traded.depth[minute] ?? 0),
    })),
  );
}

function lastBusy(depth: readonly number[]): number {
  return depth.findLastIndex((waiting) => waiting > 0);
}

import type { Answer } from './answers.ts';
import { svg, type Curve } from './curve.ts';
import type { Driven } from './drives.ts';
import { licenceName, whole } from './format.ts';
import { FLASH_MINUTE, MINUTES } from './traffic.ts';

export interface Chart {
  /** File name. */
  name: string;
  title: string;
  svg: string;
  /** The licences that are not drawn, and why. */
  without: string;
}

/** Fewer than this share of what waits elsewhere would be a line on the axis. */
const LEAST_SHARE = 0.1;
const BEFORE = 60;
const ROOM_AFTER = 15;

/** Orders waiting around the peak, one chart for each load that lets some wait. */
export function queueCharts(answers: readonly Answer[]): Chart[] {
  return [...Map.groupBy(answers, ({ load }) => load)].flatMap(([load, rows]) => {
    const ending = rows.filter(({ result }) => result.caughtUpAfter !== null);
    const most = Math.max(0, ...ending.map(({ result }) => Math.max(...result.depth)));
    const drawn = ending.filter(
      ({ result }) => Math.max(...result.depth) >= Math.max(LEAST_SHARE * most, 2),
    );
    if (!drawn.some(({ result }) => (result.caughtUpAfter ?? 0) > 1)) return [];
    const from = FLASH_MINUTE - BEFORE;
    const longest = Math.max(...drawn.map(({ result }) => result.caughtUpAfter ?? 0));
    const minutes = Array.from({ length: BEFORE + longest + ROOM_AFTER }, (_, at) => from + at);
    const every = longest > 180 ? 120 : 30;
    const title = `Orders waiting around the peak of a day of ${whole(load.orders)} orders`;
    return [
      {
        name: `capacity-queue-${load.orders}.svg`,
        title,
        svg: svg(
          {
            title: `${title} (extrapolated)`,
            x: 'hour of the day',
            y: 'orders waiting',
            xLabels: minutes
              .filter((minute) => minute % every === 0)
              .map((minute) => ({
                at: (minute - from) / (minutes.length - 1),
                text: clock(minute),
              })),
          },
          alikeTogether(
            drawn.map(({ licence, result }) => ({
              name: licenceName(licence),
              // After midnight comes a day like it.
              values: minutes.map((minute) => result.depth[minute % MINUTES] ?? 0),
            })),
          ),
        ),
        without: [
          named('Not drawn because they never catch up', without(rows, ending)),
          named('Not drawn because little waits', without(ending, drawn)),
        ]
          .filter(Boolean)
          .join(' '),
      },
    ];
  });
}

function without(all: readonly Answer[], some: readonly Answer[]): Answer[] {
  return all.filter((one) => !some.includes(one));
}

function named(why: string, list: readonly Answer[]): string {
  return list.length > 0
    ? `${why}: ${list.map(({ licence }) => licenceName(licence)).join(', ')}.`
    : '';
}

/** Lines that lie on each other are one. */
function alikeTogether(curves: readonly Curve[]): Curve[] {
  const alike = Map.groupBy(curves, ({ values }) => values.map(Math.round).join());
  return [...alike.values()].map((same) => ({
    name: same.map(({ name }) => name).join('; '),
    values: same[0]?.values ?? [],
  }));
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60) % 24}:${String(minute % 60).padStart(2, '0')}`;
}

/** Orders waiting by minute in everything that was driven for an hour at the most and let some wait. */
export function drivenChart(driven: readonly Driven[]): string {
  const drawn = driven.filter(
    ({ drive, traded }) => drive.orders.length <= 60 && Math.max(...traded.depth) > 1,
  );
  const longest = Math.max(...drawn.map(({ traded }) => lastBusy(traded.depth) + 2));
  const minutes = Array.from({ length: longest }, (_, minute) => minute).filter(
    (one) => one % 2 === 0,
  );
  return svg(
    {
      title: 'Orders waiting at the end of each minute (driven)',
      x: 'minutes since the first order',
      y: 'orders waiting',
      xLabels: minutes.map((minute) => ({ at: minute / (longest - 1), text: `${minute + 1}` })),
    },
    drawn.map(({ drive: { short, places }, traded }) => ({
      name: `${short}: ${places.slots} ${places.slots === 1 ? 'call' : 'calls'} + ${places.processors} ${places.processors === 1 ? 'processor' : 'processors'}`,
      values: Array.from({ length: longest }, (_, minute) => traded.depth[minute] ?? 0),
    })),
  );
}

function lastBusy(depth: readonly number[]): number {
  return depth.findLastIndex((waiting) => waiting > 0);
}

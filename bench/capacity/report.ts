import type { DayResult } from './day.ts';
import { quantile } from './day.ts';
import type { Driven, DrivenAfter, Places } from './drive.ts';
import type { Licence, Load } from './limits.ts';

export interface Answer {
  load: Load;
  licence: Licence;
  plan: string;
  result: DayResult;
}

export interface Measured {
  /** Checkouts far apart: what one order takes without a queue. */
  calm: Driven;
  bursts: { places: Places; driven: Driven }[];
  after: DrivenAfter;
}

export function licenceName({ tier, plus }: Licence): string {
  return plus === 0 ? tier : `${tier} + ${plus} SuiteCloud Plus`;
}

export function number(value: number): string {
  return value < 10 ? value.toFixed(value < 1 ? 2 : 1) : Math.round(value).toLocaleString('en-US');
}

export function seconds(value: number): string {
  if (value < 120) return `${number(value)} s`;
  return value < 7_200 ? `${number(value / 60)} min` : `${number(value / 3_600)} h`;
}

/** Who waits longer than a day waits longer the day after. */
const CATCHES_UP_SECONDS = 24 * 3_600;

/** What was driven through the real bundles. */
export function measuredRows({ calm, bursts, after }: Measured): string[][] {
  const driven = (
    places: string,
    {
      orders,
      ordersPerSecond,
      importSeconds,
      slotSecondsPerOrder,
      unitsPerOrder,
      pointsPerOrder,
      linesPerOrder,
      depth,
      refusedCalls,
    }: Driven,
  ) => {
    const sorted = [...importSeconds].sort((a, b) => a - b);
    return [
      places,
      `${orders}`,
      number(ordersPerSecond * 3_600),
      [0.5, 0.95, 0.99].map((share) => seconds(quantile(sorted, share))).join(' / '),
      `${Math.max(0, ...depth)}`,
      number(slotSecondsPerOrder),
      number(unitsPerOrder),
      number(pointsPerOrder),
      number(linesPerOrder),
      `${refusedCalls}`,
    ];
  };
  return [
    [
      'places / processors',
      'orders',
      'orders an hour',
      'import p50 / p95 / p99',
      'most waiting',
      'place seconds per order',
      'units per order',
      'points per order',
      'SuiteQL lines per order',
      'refused calls',
    ],
    driven('3 / 1, far apart', calm),
    ...bursts.map(({ places, driven: burst }) =>
      driven(`${places.slots} / ${places.processors}, one minute`, burst),
    ),
    ...(
      [
        ['ship', after.shipSeconds],
        ['stock', after.stockSeconds],
      ] as const
    ).map(([name, list]) => {
      const sorted = [...list].sort((a, b) => a - b);
      return [
        `${name}: save to Shopify`,
        `${list.length}`,
        '',
        [0.5, 0.95, 0.99].map((share) => seconds(quantile(sorted, share))).join(' / '),
        '',
        '',
        '',
        '',
        '',
        '',
      ];
    }),
  ];
}

/** Each load on each licence: extrapolated from the measured costs. */
export function answerRows(answers: readonly Answer[]): string[][] {
  return [
    [
      'orders a day',
      'stock changes',
      'stores',
      'NetSuite',
      'Shopify',
      'fits',
      'orders a day it carries',
      'import p50 / p95 / p99',
      'most waiting',
      'what binds first',
      'used',
    ],
    ...answers.map(({ load, licence, plan, result }) => [
      load.orders.toLocaleString('en-US'),
      load.stockChanges.toLocaleString('en-US'),
      `${load.stores}`,
      licenceName(licence),
      plan,
      result.load <= 1 ? 'yes' : 'no',
      result.sustained.toLocaleString('en-US'),
      result.latency.p99 > CATCHES_UP_SECONDS
        ? 'does not catch up'
        : [result.latency.p50, result.latency.p95, result.latency.p99].map(seconds).join(' / '),
      number(Math.max(...result.depth)),
      result.binds,
      `${number(result.load * 100)} %`,
    ]),
  ];
}

/** What each licence carries, and what the next one brings. */
export function stepRows(answers: readonly Answer[]): string[][] {
  return [
    ['NetSuite', 'Shopify', 'orders a day', 'binds', 'the next step brings'],
    ...answers.map((answer, index) => {
      const next = answers[index + 1];
      const gain = next ? next.result.sustained / answer.result.sustained : null;
      return [
        licenceName(answer.licence),
        answer.plan,
        answer.result.sustained.toLocaleString('en-US'),
        answer.result.binds,
        next && gain !== null
          ? `${licenceName(next.licence)}: ${gain <= 1.01 ? 'nothing' : `× ${number(gain)}`}`
          : '',
      ];
    }),
  ];
}

export function markdown(rows: readonly string[][]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

export function plain(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

import type { DayResult } from './day.ts';
import { quantile } from './day.ts';
import type { Drive } from './drives.ts';
import type { Traded } from './trade.ts';
import type { Licence, Load } from './limits.ts';

export interface Answer {
  load: Load;
  licence: Licence;
  plan: string;
  result: DayResult;
}

export interface Driven {
  drive: Drive;
  traded: Traded;
}

/** What one order holds of places and processors, in seconds: where much waits, both work all the time. */
export function placeSeconds({ drive: { places }, traded }: Driven): number {
  return (traded.slotSecondsPerOrder * (places.slots + places.processors)) / places.slots;
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

/** What was driven through the real bundles: imports. */
export function drivenRows(driven: readonly Driven[]): string[][] {
  return [
    [
      'driven',
      'places + processors',
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
    ...driven.map(({ drive, traded }) => [
      drive.name,
      `${drive.places.slots} + ${drive.places.processors}`,
      `${traded.orders}`,
      number(traded.ordersPerSecond * 3_600),
      threeOf(traded.importSeconds),
      `${Math.max(0, ...traded.depth)}`,
      number(traded.slotSecondsPerOrder),
      number(traded.unitsPerOrder),
      number(traded.pointsPerOrder),
      number(traded.linesPerOrder),
      `${traded.refusedCalls}`,
    ]),
  ];
}

/** What was driven through the real bundles: shipments and stock. */
export function laterRows(driven: readonly Driven[]): string[][] {
  return [
    [
      'driven',
      'places + processors',
      'shipment p50 / p95 / p99',
      'stock move of 5 lines',
      'of 50 lines',
      'one push: units / points / seconds',
    ],
    ...driven
      .filter(({ drive }) => drive.ships)
      .map(({ drive, traded }) => [
        drive.name,
        `${drive.places.slots} + ${drive.places.processors}`,
        threeOf(traded.shipSeconds),
        threeOf(traded.smallMoveSeconds),
        threeOf(traded.largeMoveSeconds),
        [traded.stockPush.units, traded.stockPush.points, traded.stockPush.seconds]
          .map(number)
          .join(' / '),
      ]),
  ];
}

/** The queue that the extrapolation uses, beside what was driven. */
export function comparedRows(compared: readonly (Driven & { modelled: number })[]): string[][] {
  return [
    ['most waiting', 'places + processors', 'driven', 'by the queue of the extrapolation'],
    ...compared.map(({ drive, traded, modelled }) => [
      drive.name,
      `${drive.places.slots} + ${drive.places.processors}`,
      `${Math.max(0, ...traded.depth)}`,
      `${modelled}`,
    ]),
  ];
}

function threeOf(list: readonly number[]): string {
  const sorted = [...list].sort((a, b) => a - b);
  return [0.5, 0.95, 0.99].map((share) => seconds(quantile(sorted, share))).join(' / ');
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

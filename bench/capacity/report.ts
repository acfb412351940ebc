import { quantile, type DayResult, type Quantiles } from './day.ts';
import type { Drive } from './drives.ts';
import type { Traded } from './trade.ts';
import type { Licence, Load, Plan } from './limits.ts';

export interface Answer {
  load: Load;
  licence: Licence;
  plan: Plan;
  result: DayResult;
}

/** What a licence carries, and what the next step of each kind would. */
export interface Step {
  answer: Answer;
  next: readonly { name: string; sustained: number }[];
}

export interface Driven {
  drive: Drive;
  traded: Traded;
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
      'seconds in calls per order',
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
      .filter(({ drive }) => drive.shipsAfterMinutes)
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
      'shipment p50 / p95 / p99',
      'stock move p50 / p95 / p99',
      'most waiting',
      'what binds first',
      'what binds next',
    ],
    ...answers.map(({ load, licence, plan, result: { uses, depth, latency, ...result } }) => [
      load.orders.toLocaleString('en-US'),
      load.stockChanges.toLocaleString('en-US'),
      `${load.stores}`,
      licenceName(licence),
      plan.plan,
      fits(uses) ? 'yes' : 'no',
      result.sustained.toLocaleString('en-US'),
      result.catchesUp ? quantilesOf(latency.import) : 'does not catch up',
      result.catchesUp ? quantilesOf(latency.shipment) : 'does not catch up',
      result.catchesUp ? quantilesOf(latency.stock) : 'does not catch up',
      result.catchesUp ? number(Math.max(...depth)) : 'more every day',
      useOf(uses, 0),
      useOf(uses, 1),
    ]),
  ];
}

/** The smallest licence that carries each load, or what gives out first on the largest. */
export function needRows(answers: readonly Answer[]): string[][] {
  return [
    ['orders a day', 'stores', 'smallest that carries it', 'what binds first there'],
    ...[...Map.groupBy(answers, ({ load }) => load).values()].map((rows) => {
      const found = rows.find(({ result }) => fits(result.uses)) ?? rows.at(-1);
      if (!found) return [];
      const { load, licence, plan, result } = found;
      return [
        load.orders.toLocaleString('en-US'),
        `${load.stores}`,
        fits(result.uses)
          ? `${licenceName(licence)}, ${plan.plan}`
          : `none; the largest is ${licenceName(licence)}, ${plan.plan}`,
        useOf(result.uses, 0),
      ];
    }),
  ];
}

/** Orders a day of one store, by NetSuite's licence and Shopify's plan. */
export function carriedRows(plans: readonly Plan[], byLicence: readonly Answer[][]): string[][] {
  return [
    ['orders a day, one store', ...plans.map(({ plan }) => plan)],
    ...byLicence.map((answers) => [
      answers[0] ? licenceName(answers[0].licence) : '',
      ...answers.map(
        ({ result }) =>
          `${result.sustained.toLocaleString('en-US')} (${result.uses[0]?.what.split(',')[0]})`,
      ),
    ]),
  ];
}

/** What each licence carries, and what each next step brings. */
export function stepRows(steps: readonly Step[]): string[][] {
  return [
    ['NetSuite', 'Shopify', 'orders a day', 'binds first', 'binds next', 'the next step brings'],
    ...steps.map(({ answer: { licence, plan, result }, next }) => [
      licenceName(licence),
      plan.plan,
      result.sustained.toLocaleString('en-US'),
      useOf(result.uses, 0),
      useOf(result.uses, 1),
      next
        .map(({ name, sustained }) => {
          const gain = sustained / result.sustained;
          return `${name}: ${gain <= 1.01 ? 'nothing' : `× ${number(gain)}`}`;
        })
        .join('; '),
    ]),
  ];
}

function fits(uses: DayResult['uses']): boolean {
  return uses.every(({ share }) => share <= 1);
}

function useOf(uses: DayResult['uses'], place: number): string {
  const use = uses[place];
  return use ? `${use.what}: ${number(use.share * 100)} %` : '';
}

function quantilesOf({ p50, p95, p99 }: Quantiles): string {
  return [p50, p95, p99].map(seconds).join(' / ');
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

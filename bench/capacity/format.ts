import type { Quantiles } from './quantiles.ts';
import type { Licence } from './limits.ts';

/** The first row is the head. */
export type Table = readonly (readonly string[])[];

export function number(value: number): string {
  return value < 10 ? value.toFixed(value < 1 ? 2 : 1) : whole(value);
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function seconds(value: number): string {
  if (value < 120) return `${number(value)} s`;
  return value < 7_200 ? `${number(value / 60)} min` : `${number(value / 3_600)} h`;
}

export function percent(share: number): string {
  return `${number(share * 100)} %`;
}

export function three({ p50, p95, p99 }: Quantiles): string {
  return [p50, p95, p99].map(seconds).join(' / ');
}

export function licenceName({ tier, plus }: Licence): string {
  return plus === 0 ? tier : `${tier} + ${plus} SuiteCloud Plus`;
}

export function placesName({ slots, processors }: Pick<Licence, 'slots' | 'processors'>): string {
  return `${slots} + ${processors}`;
}

export function markdown(rows: Table): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

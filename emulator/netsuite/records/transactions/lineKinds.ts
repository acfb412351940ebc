/** Kinds of item lines, and percentages as NetSuite writes them. */
import type { LineData } from '../../contract.ts';

export function lineKind(line: LineData): 'goods' | 'discount' | 'subtotal' {
  if (line.values.itemtype === 'Discount') return 'discount';
  return line.values.itemtype === 'Subtotal' ? 'subtotal' : 'goods';
}

/** `-10%`, `-10.0%` or a number of percent. */
export function percentNumber(rate: unknown): number {
  if (typeof rate === 'number') return rate;
  if (typeof rate === 'string') return Number(rate.replace('%', ''));
  return 0;
}

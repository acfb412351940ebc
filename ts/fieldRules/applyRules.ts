import { evaluate, textOf, type Facts } from './evaluate';
import { RuleError, type Value } from './expression';
import type { CompiledRule } from './fieldRule';

/** What rules make of one record: NetSuite field → value, dates as calendar days. */
export type Filled = Record<string, string | number | boolean | { day: string }>;

/** A rule that has no value and whose record must wait. */
export interface Unfilled {
  field: string;
  reason: string;
}

/**
 * The fields that rules fill for one record. A rule without a value is left out, or answered as the one that holds the
 * record, as its `onError` says.
 */
export function applyRules(
  rules: CompiledRule[],
  facts: Facts,
): { filled: Filled; unfilled: Unfilled | null } {
  const filled: Filled = {};
  for (const { field, value, onError } of rules) {
    try {
      filled[field] = fieldValue(evaluate(value, facts));
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      if (onError === 'hold')
        return { filled, unfilled: { field, reason: `character ${error.at}: ${error.message}` } };
    }
  }
  return { filled, unfilled: null };
}

function fieldValue(value: Value): Filled[string] {
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  return value !== null && typeof value === 'object' && 'day' in value ? value : textOf(value);
}

import type { Mapping } from '../setup/mapped';
import { OnHold } from './orderPlan';
import { unreadableOptions } from './problems';

/** One option of a mapping (JSON in its field *Options*) as text; '' when it has none. Throws OnHold when they are no JSON. */
export function mappingOption({ kind, shopify, options }: Mapping, name: string): string {
  if (options.trim() === '') return '';
  const given = parsed(options);
  if (!given) throw new OnHold(unreadableOptions(kind, shopify));
  const value = given[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function parsed(options: string): Record<string, unknown> | null {
  try {
    const given: unknown = JSON.parse(options);
    return typeof given === 'object' ? (given as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

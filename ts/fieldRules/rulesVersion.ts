import { sha256 } from '../netsuite/hash';
import type { FieldRule } from './fieldRule';

/** Two sets of rules that differ have different versions; the store record's system notes keep the older ones. '' for none. */
export function rulesVersion(rules: Record<string, FieldRule[]>): string {
  const hasAny = Object.values(rules).some((own) => own.length > 0);
  return hasAny ? sha256(JSON.stringify(rules)).slice(0, 8) : '';
}

import { now } from '../netsuite/clock';

/** Shopify counts whole seconds: a version that was read within its own second may hide a second change. */
const SECOND_AND_SKEW_MS = 1500;

/** The version that polling need not look at again; '' when another change may carry the same time. */
export function versionSeen(updatedAt: string): string {
  return Date.parse(now()) - Date.parse(updatedAt) < SECOND_AND_SKEW_MS ? '' : updatedAt;
}

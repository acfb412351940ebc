import { sha256 } from '../netsuite/hash';

/**
 * External id of a customer that Crossdock makes. It holds no store, so that two stores, a guest and an account,
 * or parallel calls with one e-mail meet in one record (review 15).
 */
export function customerExternalId(subsidiary: string, email: string): string {
  return `xdk:cust:${subsidiary || '0'}:${sha256(email)}`;
}

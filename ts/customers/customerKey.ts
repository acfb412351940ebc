import { sha256 } from '../netsuite/hash';

/**
 * External id of a customer that Crossdock makes. It holds no store, so that two stores, a guest and an account,
 * or parallel calls with one e-mail meet in one record (review 15).
 */
export function customerExternalId(subsidiary: string, email: string): string {
  return `xdk:cust:${subsidiary || '0'}:${sha256(email)}`;
}

/** Digits that two spellings of one number have in common (`isSamePhone`). */
const COMMON_DIGITS = 9;

/** Key of a phone number or company name (`phoneKey`, `companyKey`), under which one run at a time makes a customer. */
export function makingKey(subsidiary: string, kind: 'phone' | 'company', value: string): string {
  const common = kind === 'phone' ? value.slice(-COMMON_DIGITS) : value;
  return `xdk:cust:${subsidiary || '0'}:${kind}:${sha256(common)}`;
}

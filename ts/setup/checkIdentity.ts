import type { SavedRecord } from '../netsuite/saved';
import { readAll, textOf } from '../netsuite/suiteql';

const FIELD = 'custrecord_xdk_store_';
const SECRET = /^custsecret_[a-z0-9_]+$/;
const KEY = /^[a-z0-9][a-z0-9_-]{0,29}$/;
/** The name that a shop keeps; tokens and secrets are sent nowhere else. */
const DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/**
 * Refuses a store whose key changes or has no shape of a key, whose domain is no shop's, that holds a secret itself, or that
 * is there already: throws a plain Error that the person who saves it sees. 10 units.
 */
export function checkIdentity(store: Pick<SavedRecord, 'id' | 'text' | 'before'>): void {
  const key = store.text(`${FIELD}key`);
  const domain = store.text(`${FIELD}domain`);
  const former = store.before(`${FIELD}key`) ?? '';
  if (former !== '' && former !== key)
    throw new Error(
      `Store ${former}: the key can't become ${key || 'empty'}. It is part of the external id of everything that this store brought over; with another key all of it would come a second time. Make a new store for another shop.`,
    );
  if (!KEY.test(key))
    throw new Error(
      `Store ${key}: the key must be lower-case letters, digits, - and _, 30 at the most.`,
    );
  if (!DOMAIN.test(domain))
    throw new Error(
      `Store ${key}: ${domain || 'an empty Shopify domain'} is no shop's. Give its own name such as demo.myshopify.com.`,
    );
  for (const field of ['client_secret', 'token_secret']) {
    const secret = store.text(FIELD + field);
    if (secret !== '' && !SECRET.test(secret))
      throw new Error(
        `Store ${key}: what stands for the secret is no id of an API secret (custsecret_…). Whoever may read this record could read a secret here: put it into Setup > Company > API Secrets, and its id here.`,
      );
  }
  const [twin] = readAll(
    `SELECT s.${FIELD}key AS key, s.${FIELD}domain AS domain FROM customrecord_xdk_store s WHERE (s.${FIELD}key = ? OR s.${FIELD}domain = ?) AND s.id <> ? AND s.isinactive = 'F'`,
    [key, domain, Number(store.id) || -1],
  );
  if (twin)
    throw new Error(
      `Store ${key}: there is a store with the key ${textOf(twin, 'key')} for ${textOf(twin, 'domain')} already. A shop has one store, and a store one key.`,
    );
}

import { readAll, textOf, type Row } from '../netsuite/suiteql';
import { parseSettings } from './parseSettings';
import type { Settings } from './settings';

const FIELD = 'custrecord_xdk_store_';

/** One Shopify shop connected to this account. */
export interface Store {
  id: string;
  /** Short, never changes, part of every id. */
  key: string;
  /** `demo.myshopify.com` */
  domain: string;
  /** The NetSuite account this store was activated in. */
  account: string;
  active: boolean;
  clientId: string;
  /** Ids of API secrets; scripts never see their values. */
  clientSecretId: string;
  tokenSecretId: string;
  /** Internal ids, '' when not set. */
  subsidiary: string;
  location: string;
  guest: string;
  shipItem: string;
  taxItem: string;
  discountItem: string;
  fallbackItem: string;
  settings: Settings;
}

const COLUMNS = [
  'key',
  'domain',
  'account',
  'active',
  'client_id',
  'client_secret',
  'token_secret',
  'subsidiary',
  'location',
  'guest',
  'shipitem',
  'taxitem',
  'discountitem',
  'fallbackitem',
  'settings',
]
  .map((name) => `s.${FIELD}${name} AS ${name}`)
  .join(', ');

/** Every store, also paused ones. 10 units. Throws a plain Error that names the store whose settings can't be read. */
export function readStores(): Store[] {
  return readAll(
    `SELECT s.id AS id, ${COLUMNS} FROM customrecord_xdk_store s WHERE s.isinactive = 'F'`,
  ).map(storeOf);
}

/** May this account work for the store? A refreshed sandbox must not write into the live shop (review 32). */
export function mayWork(store: Store, account: string): boolean {
  return store.active && store.account.toUpperCase() === account.toUpperCase();
}

function storeOf(row: Row): Store {
  const key = textOf(row, 'key');
  return {
    id: textOf(row, 'id'),
    key,
    domain: textOf(row, 'domain'),
    account: textOf(row, 'account'),
    active: textOf(row, 'active') === 'T',
    clientId: textOf(row, 'client_id'),
    clientSecretId: textOf(row, 'client_secret'),
    tokenSecretId: textOf(row, 'token_secret'),
    subsidiary: textOf(row, 'subsidiary'),
    location: textOf(row, 'location'),
    guest: textOf(row, 'guest'),
    shipItem: textOf(row, 'shipitem'),
    taxItem: textOf(row, 'taxitem'),
    discountItem: textOf(row, 'discountitem'),
    fallbackItem: textOf(row, 'fallbackitem'),
    settings: parseSettings(key, textOf(row, 'settings')),
  };
}

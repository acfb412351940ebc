import { mapAddress } from '../address/mapAddress';
import { now } from '../netsuite/clock';
import { loadRecord } from '../netsuite/records';
import type { Mapping } from '../setup/mapped';
import type { CustomerStateFragment } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { retry, type Outcome } from '../sync/outcome';
import { mapBook, type BookPair, type BookPlan, type Entry } from './mapBook';
import { contentKey, netsuiteBook, shopifyBook } from './readBooks';
import { addShopifyAddress, changeShopifyAddress } from './writeShopifyAddress';

/** Calls for one customer in one run; the rest is taken up by the next one. */
const MOST_CALLS = 10;

export interface BookEnd {
  /** null: another run is at it, and nothing may be agreed on meanwhile. */
  pairs: BookPair[] | null;
  /** null: both books hold the same. */
  outcome: Outcome | null;
}

/**
 * Further addresses of a pair, both ways, by content. 10 units; 25 more when NetSuite's book changes, 10 for each address
 * that Shopify gets. `claim` is asked before the first call to Shopify: two runs would else both add what is missing.
 */
export function agreeOnBook(
  customer: CustomerStateFragment,
  netsuite: string,
  known: BookPair[],
  winner: 'shopify' | 'netsuite',
  claim: () => boolean,
  run: RunContext & { mappings: Mapping[] },
): BookEnd {
  const { settings } = run.store;
  const follow = { import: settings.customers.import, push: settings.customers.push, winner };
  const theirs = shopifyBook(customer, run.mappings);
  const first = mapBook(theirs, netsuiteBook(netsuite), known, follow);
  const isHere = first.addHere.length + first.changeHere.length > 0;
  const plan = isHere ? writeHere(netsuite, theirs, known, follow) : first;
  const pairs = [...plan.pairs];
  const calls = [
    ...plan.changeThere.map(({ pair, to }) => ({ pair, entry: to })),
    ...plan.addThere.map((entry) => ({ pair: null, entry })),
  ];
  if (calls.length > 0 && !claim()) return { pairs: null, outcome: bookTaken() };
  for (const { pair, entry } of calls.slice(0, MOST_CALLS)) {
    const about = { customer: customer.id, netsuite };
    const end = pair
      ? changeShopifyAddress({ ...about, id: pair.s }, entry.address, run)
      : addShopifyAddress({ ...about, isDefault: false }, entry.address, run);
    if (end.kind === 'ended') return { pairs, outcome: end.outcome };
    const sk = contentKey(mapAddress(end.address, run.mappings));
    const next = { s: end.id, n: entry.id, sk, nk: entry.key };
    if (pair) pairs[pairs.indexOf(pair)] = next;
    else pairs.push(next);
  }
  const isOver = calls.length <= MOST_CALLS;
  return { pairs, outcome: isOver ? null : retry('its address book goes on', now()) };
}

/** Whoever has the claim needs a few calls. */
export function bookTaken(): Outcome {
  const later = new Date(Date.parse(now()) + 5000).toISOString();
  return retry('another run writes its address book', later);
}

/**
 * Writes what NetSuite's book lacks. The book is read again with the record in hand: whoever saves it after that makes
 * NetSuite refuse this save, so that two runs never add one address twice. Answers the plan of what is left.
 */
function writeHere(
  customer: string,
  theirs: Entry[],
  known: BookPair[],
  follow: Parameters<typeof mapBook>[3],
): BookPlan {
  const record = loadRecord('customer', customer);
  const plan = mapBook(theirs, netsuiteBook(customer), known, follow);
  const lines = Array.from({ length: record.lineCount('addressbook') }, (_, line) =>
    record.lineText('addressbook', 'internalid', line),
  );
  for (const { pair, to } of plan.changeHere) {
    const line = lines.indexOf(pair.n);
    if (line >= 0) record.setLineSubrecord('addressbook', 'addressbookaddress', line, to.address);
  }
  for (const { address } of plan.addHere)
    record.addLine('addressbook', { fields: {}, subrecords: { addressbookaddress: address } });
  record.save();
  const after = netsuiteBook(customer);
  const moved = plan.changeHere.map(({ pair, to }) => ({
    pair,
    next: { ...pair, sk: to.key, nk: after.find(({ id }) => id === pair.n)?.key ?? '' },
  }));
  const settled = plan.pairs.map((pair) => moved.find((one) => one.pair === pair)?.next ?? pair);
  const left = mapBook(theirs, after, settled, follow);
  return { ...left, addHere: [], changeHere: [] };
}

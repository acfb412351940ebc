import type { NetsuiteAddress } from '../address/mapAddress';

/** One entry of an address book on either side, in NetSuite's terms. */
export interface Entry {
  /** Tail of Shopify's gid, or the internal id of NetSuite's line. */
  id: string;
  /** `addressKey` of its content. */
  key: string;
  address: NetsuiteAddress;
  isDefault: boolean;
}

/** Two entries that are one, with the content of each when they last agreed. An entry that went away keeps its row. */
export interface BookPair {
  s: string;
  n: string;
  sk: string;
  nk: string;
}

export interface BookPlan {
  /** Pairs that stand, newly found ones included; what is written is added afterwards. */
  pairs: BookPair[];
  addHere: Entry[];
  addThere: Entry[];
  changeHere: { pair: BookPair; to: Entry }[];
  changeThere: { pair: BookPair; to: Entry }[];
}

type Follow = { import: boolean; push: boolean; winner: 'shopify' | 'netsuite' };

/**
 * What further addresses lack on either side. Entries with one content are one, whoever wrote them; an entry that was taken
 * away on one side is neither taken away on the other nor made again, unless it says something else since. The default ones
 * are compared elsewhere.
 */
export function mapBook(
  shopify: Entry[],
  netsuite: Entry[],
  known: BookPair[],
  follow: Follow,
): BookPlan {
  const plan: BookPlan = { pairs: [], addHere: [], addThere: [], changeHere: [], changeThere: [] };
  for (const pair of known) {
    const there = shopify.find(({ id }) => id === pair.s);
    const here = netsuite.find(({ id }) => id === pair.n);
    if (!standsFor(pair, there, here, plan.pairs, follow)) continue;
    const isOne = there !== undefined && there.key === here?.key;
    plan.pairs.push(isOne ? { ...pair, sk: there.key, nk: there.key } : pair);
    if (!there || !here || isOne || there.isDefault || here.isDefault) continue;
    const theirs = follow.import && there.key !== pair.sk;
    const ours = follow.push && here.key !== pair.nk;
    if (theirs && (!ours || follow.winner === 'shopify')) plan.changeHere.push({ pair, to: there });
    else if (ours) plan.changeThere.push({ pair, to: here });
  }
  const isPaired = (side: 's' | 'n', id: string) => plan.pairs.some((pair) => pair[side] === id);
  const isKept = (changes: BookPlan['changeHere'], side: 's' | 'n', id: string) =>
    !changes.some(({ pair }) => pair[side] === id);
  for (const there of shopify) {
    if (there.isDefault || isPaired('s', there.id)) continue;
    const same = netsuite.find(
      ({ id, key }) => key === there.key && isKept(plan.changeHere, 'n', id),
    );
    if (same && !isPaired('n', same.id)) plan.pairs.push(pairOf(there, same));
    if (!same && follow.import && !plan.addHere.some(({ key }) => key === there.key))
      plan.addHere.push(there);
  }
  for (const here of netsuite) {
    if (here.isDefault || isPaired('n', here.id)) continue;
    const same = shopify.find(
      ({ id, key }) => key === here.key && isKept(plan.changeThere, 's', id),
    );
    if (same && !isPaired('s', same.id)) plan.pairs.push(pairOf(same, here));
    if (!same && follow.push && !plan.addThere.some(({ key }) => key === here.key))
      plan.addThere.push(here);
  }
  return plan;
}

/**
 * Is the pair what it was? Not when one of two differing entries is the default now and the other is not; not when one is
 * gone and the other was changed since; and not when an entry has another partner.
 */
function standsFor(
  pair: BookPair,
  there: Entry | undefined,
  here: Entry | undefined,
  pairs: BookPair[],
  follow: Follow,
): boolean {
  if (there && here)
    return (
      (there.key === here.key || there.isDefault === here.isDefault) &&
      !pairs.some(({ s, n }) => s === pair.s || n === pair.n)
    );
  if (there) return !follow.import || there.key === pair.sk;
  return !here || !follow.push || here.key === pair.nk;
}

function pairOf(there: Entry, here: Entry): BookPair {
  return { s: there.id, n: here.id, sk: there.key, nk: here.key };
}

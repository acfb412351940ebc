import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { bookProblems } from './bookProof.ts';
import type { CustomerSettings } from './customerSettings.ts';
import { deedsOf, type Deed, type Known, type Seen } from './twoSidesJournal.ts';
import { viewHere } from './twoSidesNetsuite.ts';
import { heldWork } from './settle.ts';
import { nameOf, pairsOf, PARTS, type Pair, type Part } from './twoSidesPair.ts';
import { viewThere } from './twoSidesShopify.ts';

export interface SidesProof {
  problems: string[];
  counts: Record<string, number>;
}

/**
 * Every pair that can be followed, part by part, from both sides and from what people did: a part that was changed is the
 * same on both sides; it says what one of those who changed it last typed in, and where it is told who wins, what that one did.
 */
export function customerProblems(world: VirtualWorld, known: Known): SidesProof {
  const all = pairsOf(world);
  const seen = all
    .filter(({ isAgreed, isShared }) => isAgreed && !isShared)
    .flatMap((pair): Seen[] => {
      const [there, here] = [viewThere(world, pair), viewHere(world, pair)];
      return there && here ? [{ pair, there, here }] : [];
    });
  const counts = {
    'pairs followed': seen.length,
    'pairs shared': all.filter(({ isShared }) => isShared).length,
    'pairs that wait for a person': 0,
    'parts compared': 0,
    'of them changed on both sides': 0,
    'of them changed after both agreed': 0,
  };
  // What Shopify refuses of a customer, as a phone number that another one has, holds the rest of it too.
  const held = heldWork(world);
  const isRefused = ({ store, gid, record }: Pair) =>
    [gid, record].some((subject) => held.get(`${store} ${subject}`) === 'CUSTOMER_REFUSED');
  const ofRecord = Map.groupBy(all, ({ record, entity }) => `${entity} ${record}`);
  const ofPerson = Map.groupBy(seen, ({ pair, there }) => `${pair.store} ${there.person}`);
  const isBothWays = known.settings.import && known.settings.push;
  const problems = seen.flatMap((one) => {
    const { pair, there } = one;
    if (isRefused(pair)) {
      counts['pairs that wait for a person'] += 1;
      return [];
    }
    const deeds = deedsOf(known.journal, pair);
    const others = new Set([
      ...(ofRecord.get(`${pair.entity} ${pair.record}`) ?? []).map(({ link }) => link),
      // Of another store, and no pair any more.
      ...known.journal.deeds
        .filter((deed) => deed.pair.entity === pair.entity && deed.pair.record === pair.record)
        .map((deed) => deed.pair.link),
      ...(there.person === '' ? [] : (ofPerson.get(`${pair.store} ${there.person}`) ?? [])).map(
        (other) => other.pair.link,
      ),
    ]);
    const isAlone = others.size <= 1;
    return [
      ...PARTS.flatMap((part) => {
        const own = deeds.filter((deed) => deed.part === part);
        if (!own.some(({ isFollowed }) => isFollowed)) return [];
        counts['parts compared'] += 1;
        if (isContested(own)) counts['of them changed on both sides'] += 1;
        if (own.at(-1)?.isCarried) counts['of them changed after both agreed'] += 1;
        return partProblems(one, part, own, known, isAlone);
      }),
      ...oneWayProblems(one, deeds, known, isAlone),
      ...(isAlone || isBothWays ? bookProblems(one, known) : []),
    ];
  });
  return { problems, counts };
}

function partProblems(
  { pair, there, here }: Seen,
  part: Part,
  deeds: Deed[],
  { settings, isMerged }: Known,
  isAlone: boolean,
): string[] {
  const [shopify, netsuite] = [there.parts[part], here.parts[part]];
  // It has no place on one side, as the phone of a company with several places.
  if (shopify === undefined || netsuite === undefined) return [];
  const last = (side: Deed['side']) => deeds.findLast((deed) => deed.side === side);
  const told = `${nameOf(pair)}, ${part}`;
  const isEqual = shopify === netsuite;
  const sides = `Shopify says "${shopify}", NetSuite "${netsuite}"`;
  const after = deeds
    .map(
      ({ side, value, isFollowed, isCarried }) =>
        `${side} "${value}"${isFollowed ? '' : ' (before the first look)'}${isCarried ? '' : ' (before it was carried over)'}`,
    )
    .slice(-4)
    .join(', then ');
  const why = `${sides}; people changed ${after}`;
  const final = deeds.at(-1);
  if (!settings.import || !settings.push) {
    // Of two shops that one customer takes from, the last one stands in NetSuite.
    if (!isAlone) return [];
    const from = settings.import ? 'shopify' : 'netsuite';
    const kept = last(from);
    const [source, target] = from === 'shopify' ? [shopify, netsuite] : [netsuite, shopify];
    return [
      ...(kept && !isMerged(pair) && source !== kept.value
        ? [`${told}: its own side was written, ${why}`]
        : []),
      ...(final?.side === from && final.isFollowed && !isEqual
        ? [`${told} was not carried over: ${why}`]
        : []),
      ...(final?.side !== from && target !== final?.value && target !== source
        ? [`${told} says what nobody wrote: ${why}`]
        : []),
    ];
  }
  if (!isEqual) return [`${told} differs: ${why}`];
  if (isMerged(pair) || !isAlone || !final) return [];
  const possible = [last('shopify')?.value, last('netsuite')?.value];
  if (!possible.includes(netsuite)) return [`${told} says what nobody wrote last: ${why}`];
  const winner = winnerOf(pair, settings);
  const isDecided =
    final.isFollowed && !final.isWrittenOver && (final.isCarried || final.side === winner);
  return isDecided && final.value !== netsuite
    ? [`${told} lost what was written last: ${why}`]
    : [];
}

/** Who wins what both sides changed; `undefined`: whoever was saved last as a whole. */
function winnerOf({ entity }: Pair, { conflict }: CustomerSettings): Deed['side'] | undefined {
  if (conflict !== 'newest') return conflict;
  return entity === 'company_contact' ? 'shopify' : undefined;
}

function isContested(deeds: Deed[]): boolean {
  const final = deeds.at(-1);
  return final !== undefined && !final.isCarried && deeds.some(({ side }) => side !== final.side);
}

/** What follows Shopify in NetSuite's fields, and what Shopify is shown. */
function oneWayProblems(
  { pair, there, here }: Seen,
  deeds: Deed[],
  { settings, isMerged }: Known,
  isAlone: boolean,
): string[] {
  const isPerson = pair.entity === 'customer';
  const followed = ['note', 'tags', 'exempt'].filter((part) =>
    deeds.some((deed) => deed.part === `one way ${part}` && deed.isFollowed),
  );
  const shown = isPerson
    ? ['credit', 'terms', 'hold']
    : pair.entity === 'company_contact'
      ? []
      : ['credit', 'terms'];
  return [
    ...(settings.import && isPerson && isAlone ? followed : []),
    // A merge joins the tags of both.
    ...(settings.push && !isMerged(pair) ? shown : []),
  ].flatMap((part) => {
    const [shopify, netsuite] = [there.oneWay[part] ?? '', here.oneWay[part] ?? ''];
    return spelled(shopify) === spelled(netsuite)
      ? []
      : [`${nameOf(pair)}, ${part}: Shopify says "${shopify}", NetSuite "${netsuite}"`];
  });
}

/** A number is one however many zeros it has; words without their case. */
function spelled(value: string): string {
  return value !== '' && !Number.isNaN(Number(value)) ? String(Number(value)) : value.toLowerCase();
}

import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import type { Ask } from './refundOf.ts';
import { DIRTY } from './settle.ts';
import { suiteql } from './suiteql.ts';
import { underWay } from './underWay.ts';
import { changeBookHere, changeHere, saveHere } from './deedsInNetsuite.ts';
import { changeBookThere, changeThere, isTaken, UPDATE_CUSTOMER } from './deedsInShopify.ts';
import { contentsGone, type Deed, type Journal } from './twoSidesJournal.ts';
import { viewHere } from './twoSidesNetsuite.ts';
import { pairsOf, type Followed, type Pair, type Part, type View } from './twoSidesPair.ts';
import { viewThere } from './twoSidesShopify.ts';
import type { BookDeed } from './twoSidesTyped.ts';

const MINUTE = 60_000;
/** Shopify counts whole seconds. */
const SECOND = 1_000;
/** Between reading a customer and writing it there is a call to Shopify. */
const CALL_MS = 3_000;

/** Parts that are followed for what; a company's own stand at its places. */
const CHANGED: Record<Followed, readonly Part[]> = {
  customer: ['name', 'email', 'phone'],
  company_contact: ['name', 'phone', 'title'],
  company: ['name', 'terms', 'exempt', 'registration'],
  company_location: ['name', 'phone', 'terms', 'exempt', 'registration', 'shipping', 'billing'],
};
const BOOK_DEEDS: readonly BookDeed[] = ['add', 'change', 'change', 'make default', 'delete'];
const MOVES = 0.3;
const FAVOURITES = 6;

/**
 * People at work on customers, companies and contacts, in Shopify's admin and in NetSuite, and what they did. `companies`:
 * how the store keeps them; a company whose places are customers has nothing but its name.
 */
export function twoSides(world: VirtualWorld, dice: Dice, companies: string) {
  const { netsuite, shopify, time } = world;
  const { begin: doing, count, counts, done } = underWay();
  const journal: Journal = { deeds: [], gone: [] };
  let number = 0;
  const change = () => ({ number: (number += 1), dice });
  const askOf =
    (store: string): Ask =>
    (query, variables) =>
      shopify.control.query(store, query, variables) as never;

  function partOf({ entity }: Pair): Part | 'book' {
    if (entity === 'customer' && dice.chance(MOVES)) return 'book';
    const parts =
      entity === 'company' && companies === 'location' ? (['name'] as const) : CHANGED[entity];
    return dice.oneOf(parts) ?? 'name';
  }

  /** What is typed in while a run has read the customer and is about to write it is written over. */
  function watchFor(deed: Deed, there: View | undefined, here: View | undefined): void {
    const { readLagMs } = shopify.control.setSwitches({});
    const part = deed.part as Part;
    time.at(time.now() + readLagMs + CALL_MS, () => {
      const value = viewThere(world, deed.pair)?.parts[part];
      deed.isWrittenOver =
        value !== deed.value && [there, here].some((before) => before?.parts[part] === value);
    });
  }

  /** Writes down what a person changed, as it stands right after. */
  function note(
    side: 'shopify' | 'netsuite',
    pair: Pair,
    changed: Part | 'book',
    before: View,
    after: View | undefined,
    isCarried: (part: Part) => boolean,
  ): Deed[] {
    if (!after) return [];
    journal.gone.push(...contentsGone(side, pair, before, after));
    const deeds = touchedBy(changed).flatMap((part): Deed[] => {
      const value = after.parts[part];
      if (value === undefined || before.parts[part] === value) return [];
      const isFollowed = pair.isAgreed && !pair.isShared;
      const how = { isFollowed, isCarried: isCarried(part), isWrittenOver: false };
      return [{ side, pair, part, value, at: time.now(), ...how }];
    });
    journal.deeds.push(...deeds);
    return deeds;
  }

  /** Both sides say the same of a part, and the pair was looked at after either was saved last. */
  function carried(pair: Pair, there: View | undefined, here: View | undefined) {
    const looked = Date.parse(
      netsuite.records.find('customrecord_xdk_link', pair.linkId)?.lastModified ?? '',
    );
    const works = suiteql(
      netsuite,
      `SELECT w.id AS id FROM customrecord_xdk_work w WHERE ${DIRTY} AND w.custrecord_xdk_work_store = ? AND w.custrecord_xdk_work_subject IN (?, ?)`,
      [pair.store, pair.gid, pair.record],
    );
    const isQuiet =
      there !== undefined &&
      here !== undefined &&
      works.length === 0 &&
      looked > Math.max(there.changedAt + SECOND, here.changedAt);
    return (part: Part) => isQuiet && there.parts[part] === here.parts[part];
  }

  function inShopify(pair: Pair, part: Part | 'book'): void {
    const before = viewThere(world, pair);
    if (!before) return;
    const here = viewHere(world, pair);
    const isCarried = carried(pair, before, here);
    const deed = dice.oneOf(BOOK_DEEDS) ?? 'add';
    const isDone =
      part === 'book'
        ? changeBookThere(world, pair, deed, before, change())
        : changeThere(world, pair, part, change());
    const what = part === 'book' ? `${deed} an address` : `change a ${part}`;
    if (isDone !== null) count(isDone ? `${what} in Shopify` : `${what} in Shopify refused`);
    const after = viewThere(world, pair);
    for (const noted of note('shopify', pair, part, before, after, isCarried))
      watchFor(noted, before, here);
  }

  function inNetsuite(pair: Pair, part: Part | 'book'): void {
    const before = viewHere(world, pair);
    const there = viewThere(world, pair);
    if (!before) return;
    const isCarried = carried(pair, there, before);
    const deed = dice.oneOf(BOOK_DEEDS) ?? 'add';
    const what = `${part === 'book' ? `${deed} an address` : `change a ${part}`} in NetSuite`;
    const work =
      part === 'book'
        ? changeBookHere(world, pair, deed, change())
        : changeHere(world, pair, part, change());
    const stillThere = (one: Part) => viewThere(world, pair)?.parts[one] === there?.parts[one];
    // A save that fails may have happened all the same.
    doing(what, work, () =>
      note(
        'netsuite',
        pair,
        part,
        before,
        viewHere(world, pair),
        (one) => isCarried(one) && stillThere(one),
      ),
    );
  }

  /** The same few again and again, so that changes follow on changes. */
  function anyPair(): Pair | undefined {
    const pairs = pairsOf(world);
    return dice.oneOf(dice.chance(0.6) ? pairs.slice(0, FAVOURITES) : pairs);
  }

  return {
    counts,
    journal,
    deeds: {
      changeInShopify(): void {
        const pair = anyPair();
        if (pair) inShopify(pair, partOf(pair));
      },
      changeInNetsuite(): void {
        const pair = anyPair();
        if (pair) inNetsuite(pair, partOf(pair));
      },
      /** The same part at nearly the same time, whoever comes first. */
      changeOnBothSides(): void {
        const pair = anyPair();
        if (!pair) return;
        const part = partOf(pair);
        const sides = [inShopify, inNetsuite];
        const [first, second] = dice.chance(0.5) ? sides : sides.reverse();
        first?.(pair, part);
        time.at(time.now() + dice.wait(MINUTE), () => {
          const now = pairsOf(world).find(({ link }) => link === pair.link);
          if (now) second?.(now, part);
        });
      },
      /** What only NetSuite's fields follow. */
      describeInShopify(): void {
        const pair = dice.oneOf(pairsOf(world).filter(({ entity }) => entity === 'customer'));
        if (!pair) return;
        const view = viewThere(world, pair);
        if (!view) return;
        const shown = view.oneWay['hold'] ? [`hold: ${view.oneWay['hold']}`] : [];
        const values =
          dice.oneOf([
            { note: `Note ${(number += 1)}` },
            { taxExempt: view.oneWay['exempt'] === 'no' },
            { tags: [...shown, `tag${(number += 1)}`, 'loyal'] },
          ]) ?? {};
        const input = { id: pair.gid, ...values };
        const isDone = isTaken(askOf(pair.store), UPDATE_CUSTOMER, { input });
        count(isDone ? 'describe a customer' : 'describe a customer, refused');
        journal.deeds.push({
          side: 'shopify',
          pair,
          part: `one way ${Object.keys(values)[0] === 'taxExempt' ? 'exempt' : Object.keys(values)[0]}`,
          value: '',
          at: time.now(),
          isFollowed: pair.isAgreed && !pair.isShared,
          isCarried: false,
          isWrittenOver: false,
        });
      },
      /** What only Shopify is shown. */
      rateInNetsuite(): void {
        const pair = dice.oneOf(pairsOf(world).filter(({ entity }) => entity === 'customer'));
        if (!pair) return;
        const values = dice.oneOf([
          { creditlimit: dice.from(0, 9) * 500 },
          { terms: dice.chance(0.5) ? (netsuite.base?.terms.net30 ?? '') : '' },
          { creditholdoverride: dice.oneOf(['ON', 'OFF', 'AUTO']) },
        ]);
        doing('rate a customer', saveHere(world, pair, values ?? {}));
      },
      /** Who buys nothing yet. */
      signUp(): void {
        const store = dice.oneOf(world.stores)?.key ?? '';
        const input = {
          email: `signup${(number += 1)}@example.com`,
          firstName: 'Una',
          lastName: 'Sign',
        };
        const isDone = isTaken(askOf(store), SIGN_UP, { input });
        count(isDone ? 'sign up' : 'sign up, refused');
      },
      /** A customer of NetSuite's own, who never heard of the shop. */
      walkIn(): void {
        const email = `walkin${(number += 1)}@example.com`;
        const work = netsuite.save(
          (session, records) => records.create(session, { type: 'customer' }),
          (call) => {
            const { subsidiary } = netsuite.base ?? {};
            const values = { isperson: 'T', firstname: 'Wim', lastname: `Walkin${number}`, email };
            if (subsidiary) call('setValue', { fieldId: 'subsidiary', value: subsidiary });
            for (const [fieldId, value] of Object.entries(values))
              call('setValue', { fieldId, value });
          },
        );
        doing('walk in', work);
      },
    },
    done,
  };
}

/** One line of a book may be the default for both. */
function touchedBy(changed: Part | 'book'): Part[] {
  if (changed === 'shipping' || changed === 'billing') return ['shipping', 'billing'];
  return [changed === 'book' ? 'address' : changed];
}

const SIGN_UP =
  'mutation ($input: CustomerInput!) { customerCreate(input: $input) { userErrors { message } } }';

import { onHandFor, sellableBy } from '../../ts/inventory/mapOnHand.ts';
import { decide, type Situation } from '../../ts/inventory/mapRaise.ts';
import type { Figure, Place } from '../../ts/inventory/stock.ts';
import type { Row } from '../row.ts';

/**
 * A flash sale in a model of both systems: two stores on one warehouse, 20 items with 500 pieces each, 2,000 orders a minute,
 * every tenth at a till, NetSuite ten minutes behind, each store's figures pushed every minute. The rules are Crossdock's
 * own code; Shopify and NetSuite are as little as the sale needs. Printed: units sold beyond what there was.
 */
const ITEMS = 20;
const PIECES = 500;
const PER_MINUTE = 2000;
const BEHIND = 10;

type Rule = 'quotas' | 'shared pool' | 'copy of available' | 'copy of on hand';

interface Shown {
  onHand: number;
  /** Sold on the web and not shipped. */
  committed: number;
  figure: Figure | undefined;
}

interface Sale {
  store: 0 | 1;
  atTill: boolean;
  minute: number;
}

/** @param lost pieces of each item that NetSuite counts and nobody has */
export function flashSale(quick: boolean, lost = 0): Row[] {
  const minutes = quick ? 15 : 30;
  const rules: Rule[] = ['quotas', 'shared pool', 'copy of available', 'copy of on hand'];
  return rules.map((rule) => {
    const oversold = sell(rule, minutes, lost);
    return {
      name: `flash sale in a model of both systems, ${PER_MINUTE} shoppers a minute, ${rule}`,
      figure: oversold,
      unit: `units oversold of ${ITEMS * PIECES}`,
      goal: rule === 'quotas' ? '= 0' : '',
      ok: rule !== 'quotas' || oversold === 0,
    };
  });
}

function sell(rule: Rule, minutes: number, lost: number): number {
  const random = seeded(7);
  let oversold = 0;
  for (let item = 0; item < ITEMS; item += 1)
    oversold += Math.max(0, sellItem(rule, minutes, random) - (PIECES - lost));
  return oversold;
}

/** One item; 100 shoppers a minute ask for it, at either store. Answers how many were sold. */
function sellItem(rule: Rule, minutes: number, random: () => number): number {
  const share = rule === 'quotas' ? 50 : 100;
  const places = (['a', 'b'] as const).map((store): Place => ({
    store,
    location: store,
    sources: ['1'],
    share,
    buffer: 0,
    cap: 0,
  }));
  const shown: Shown[] = places.map(() => ({ onHand: 0, committed: 0, figure: undefined }));
  const sales: Sale[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const imported = sales.filter((sale) => sale.minute <= minute - BEHIND);
    for (const store of [0, 1] as const) push(rule, store, places, shown, imported, sales);
    for (let shopper = 0; shopper < PER_MINUTE / ITEMS; shopper += 1) {
      const store = random() < 0.5 ? 0 : 1;
      const at = shown[store];
      if (!at || at.onHand - at.committed <= 0) continue;
      const atTill = random() < 0.1;
      if (atTill) at.onHand -= 1;
      else at.committed += 1;
      sales.push({ store, atTill, minute });
    }
  }
  return sales.length;
}

function push(
  rule: Rule,
  store: 0 | 1,
  places: Place[],
  shown: Shown[],
  imported: Sale[],
  sales: Sale[],
): void {
  const place = places[store];
  const one = shown[store];
  const other = shown[1 - store];
  if (!place || !one || !other) return;
  const available = Math.max(0, PIECES - imported.length);
  if (rule === 'copy of available') {
    one.onHand = available + one.committed;
    return;
  }
  if (rule === 'copy of on hand') {
    // Nothing is shipped during the sale: NetSuite's on hand stays what it was.
    one.onHand = PIECES;
    return;
  }
  const own = (list: Sale[]) => list.filter((sale) => sale.store === store);
  const taken = own(imported).filter((sale) => !sale.atTill).length;
  const sellable = sellableBy(available, place);
  const level = { reserved: 0, damaged: 0, safetyStock: 0, qualityControl: 0 };
  const target = onHandFor(
    sellable,
    Math.min(taken, one.committed),
    { ...level, onHand: one.onHand, committed: one.committed },
    'add',
  );
  const isQuota = rule === 'quotas';
  const complete = isQuota
    ? own(imported).length === own(sales).length
    : imported.length === sales.length;
  const situation: Situation = {
    onHand: one.onHand,
    target,
    bound: one.committed,
    unimported: one.committed - Math.min(taken, one.committed),
    figure: one.figure,
    pool: { available, promised: other.figure?.promised ?? 0, isQuota },
    imported: complete ? 'yes' : 'no',
  };
  const decision = decide(situation);
  if (decision.kind === 'ask') return;
  if (decision.kind === 'set') one.onHand = decision.onHand;
  if (decision.kind === 'wait' && decision.set !== null) one.onHand = decision.set;
  one.figure = decision.figure;
}

/** The same numbers in [0, 1) every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

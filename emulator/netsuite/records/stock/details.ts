/**
 * What the stock of lot-numbered, serialized and bin items consists of: units on hand and in picking per item, location,
 * number, bin and status (netsuite-platform §4.12, review 29).
 */
import type { StockBalance } from '../../contract.ts';
import { quantity } from '../amounts.ts';
import type { Store } from '../store.ts';

/** Units of one number in one bin; what the item does not have is null. */
export interface AssignedUnits {
  /** Text of the lot or serial number. */
  number: string | null;
  bin: string | null;
  status: string | null;
  /** Base units, positive. */
  units: number;
  /** `YYYY-MM-DD`, for lots that come in. */
  expires: string | null;
}

interface Balance {
  item: string;
  location: string;
  number: string | null;
  bin: string | null;
  status: string | null;
  onHand: number;
  picked: number;
}

export class Details {
  private readonly balances = new Map<string, Balance>();
  /** `item|number` in lower case → id of the inventory number record. */
  private readonly numbers = new Map<string, string>();
  private readonly store: Store;
  private readonly now: () => string;

  constructor(store: Store, now: () => string) {
    this.store = store;
    this.now = now;
  }

  /** Units that may still be assigned: on hand less what is in picking. */
  available(item: string, location: string, part: AssignedUnits): number {
    const balance = this.balances.get(keyOf(item, location, part));
    return balance === undefined ? 0 : quantity(balance.onHand - balance.picked);
  }

  /** Units of a number on hand anywhere. */
  onHandOf(item: string, number: string): number {
    let units = 0;
    for (const balance of this.balances.values()) {
      if (balance.item === item && same(balance.number, number)) units += balance.onHand;
    }
    return quantity(units);
  }

  *all(): Iterable<StockBalance> {
    for (const balance of this.balances.values()) yield this.snapshot(balance);
  }

  move(
    item: string,
    location: string,
    part: AssignedUnits,
    counter: 'onHand' | 'picked',
    units: number,
  ): void {
    const key = keyOf(item, location, part);
    let balance = this.balances.get(key);
    if (balance === undefined) {
      const { number, bin, status } = part;
      balance = { item, location, number, bin, status, onHand: 0, picked: 0 };
      this.balances.set(key, balance);
    }
    balance[counter] = quantity(balance[counter] + units);
    this.store.announceBalance(this.snapshot(balance));
  }

  usesBin(bin: string): boolean {
    return [...this.balances.values()].some((balance) => balance.bin === bin);
  }

  /** Units of a number per location, as its record shows them. */
  placesOf(
    item: string,
    number: string,
  ): { location: string; onHand: number; available: number }[] {
    const places = new Map<string, { location: string; onHand: number; available: number }>();
    for (const balance of this.balances.values()) {
      if (balance.item !== item || !same(balance.number, number)) continue;
      const { location, onHand, picked } = balance;
      const place = places.get(location) ?? { location, onHand: 0, available: 0 };
      place.onHand = quantity(place.onHand + onHand);
      place.available = quantity(place.available + onHand - picked);
      places.set(location, place);
    }
    return [...places.values()];
  }

  idOf(item: string, number: string): string | null {
    return this.numbers.get(`${item}|${number.toLowerCase()}`) ?? null;
  }

  /** The inventory number record; made when a number is received for the first time. */
  record(item: string, number: string, expires: string | null): string {
    const known = this.idOf(item, number);
    if (known !== null) return known;
    const id = this.store.nextId('inventorynumber');
    const at = this.now();
    this.numbers.set(`${item}|${number.toLowerCase()}`, id);
    this.store.put({
      type: 'inventorynumber',
      id,
      externalId: null,
      version: 1,
      fields: { item, inventorynumber: number, expirationdate: expires },
      sublists: {},
      subrecords: {},
      created: at,
      lastModified: at,
      createdBy: '-4',
      lastModifiedBy: '-4',
    });
    return id;
  }

  private snapshot(balance: Balance): StockBalance {
    const { number, onHand, picked } = balance;
    return {
      ...balance,
      number: number === null ? null : this.idOf(balance.item, number),
      available: Math.max(0, quantity(onHand - picked)),
      changed: this.now(),
    };
  }
}

function keyOf(item: string, location: string, { number, bin, status }: AssignedUnits): string {
  return [item, location, number?.toLowerCase() ?? '', bin ?? '', status ?? ''].join('|');
}

function same(a: string | null, b: string): boolean {
  return a !== null && a.toLowerCase() === b.toLowerCase();
}

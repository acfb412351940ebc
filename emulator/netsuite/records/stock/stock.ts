/** Quantities and value of each stocked item at each location. */
import type { Account, StockLevel } from '../../contract.ts';
import { minorText, quantity, shareOf } from '../amounts.ts';
import type { Store } from '../store.ts';

interface Level {
  item: string;
  location: string;
  onHand: number;
  committed: number;
  picked: number;
  backordered: number;
  onOrder: number;
  inTransit: number;
  /** Minor units of the base currency that the units on hand are worth. */
  value: number;
  /** Minor units × 1,000 of the last known cost of one unit, for stock below zero. */
  lastCost: number;
  lastQuantityAvailableChange: string | null;
  /** `available` as last announced. */
  announced: number;
}

export type Counter = 'committed' | 'picked' | 'backordered' | 'onOrder' | 'inTransit';

/**
 * The counters of all items and locations. Changes are collected until `flush`, so that a shipment that takes from
 * on hand and from committed alike does not look like two moves of the available quantity.
 */
export class Stock {
  private readonly levels = new Map<string, Level>();
  private readonly changed = new Set<Level>();
  private readonly rose = new Set<Level>();
  private readonly store: Store;
  private readonly account: Account;

  constructor(store: Store, account: Account) {
    this.store = store;
    this.account = account;
  }

  /** On hand less committed; below zero where stock is negative. Never shown to anyone as such. */
  free(item: string, location: string): number {
    const level = this.levels.get(`${item}|${location}`);
    return level === undefined ? 0 : quantity(level.onHand - level.committed - level.picked);
  }

  find(item: string, location: string): StockLevel | null {
    const level = this.levels.get(`${item}|${location}`);
    return level === undefined ? null : snapshot(level);
  }

  *all(): Iterable<StockLevel> {
    for (const level of this.levels.values()) yield snapshot(level);
  }

  /** Takes units away and answers what they cost, in minor units. */
  issue(item: string, location: string, units: number): number {
    const level = this.level(item, location);
    const cost = costOf(level, units);
    this.addUnits(level, -units, -cost);
    return cost;
  }

  /** What `issue` would answer. */
  costOfIssue(item: string, location: string, units: number): number {
    return costOf(this.level(item, location), units);
  }

  /** Adds units at a total cost in minor units. Both may be negative: that takes an earlier move back. */
  receive(item: string, location: string, units: number, cost: number): void {
    this.addUnits(this.level(item, location), units, cost);
  }

  /** Cost of one unit times units, for goods that come in without a price of their own. */
  assumedCost(item: string, location: string, units: number): number {
    const level = this.level(item, location);
    if (level.onHand > 0) return scaledShare(level.value, units, level.onHand);
    return Math.round((level.lastCost * units) / 1000);
  }

  count(item: string, location: string, counter: Counter, delta: number): void {
    if (delta === 0) return;
    const level = this.level(item, location);
    level[counter] = quantity(level[counter] + delta);
    if (delta < 0 && (counter === 'committed' || counter === 'picked')) this.rose.add(level);
    this.changed.add(level);
  }

  /** Places where units became free since the last call. */
  takeRisen(): { item: string; location: string }[] {
    const risen = [...this.rose];
    this.rose.clear();
    return risen;
  }

  /** Tells the listeners what moved; stamps `lastquantityavailablechange` where available is another than before. */
  flush(): void {
    for (const level of this.changed) {
      const available = availableOf(level);
      if (available !== level.announced) {
        level.announced = available;
        level.lastQuantityAvailableChange = this.account.now();
      }
      this.store.announceStock(snapshot(level));
    }
    this.changed.clear();
  }

  private addUnits(level: Level, units: number, cost: number): void {
    level.onHand = quantity(level.onHand + units);
    level.value += cost;
    if (units !== 0 && cost !== 0) level.lastCost = Math.round((cost * 1000) / units);
    if (units > 0) this.rose.add(level);
    this.changed.add(level);
  }

  private level(item: string, location: string): Level {
    const key = `${item}|${location}`;
    let level = this.levels.get(key);
    if (level === undefined) {
      level = {
        item,
        location,
        onHand: 0,
        committed: 0,
        picked: 0,
        backordered: 0,
        onOrder: 0,
        inTransit: 0,
        value: 0,
        lastCost: 0,
        lastQuantityAvailableChange: null,
        announced: 0,
      };
      this.levels.set(key, level);
    }
    return level;
  }
}

function availableOf(level: Level): number {
  return Math.max(0, quantity(level.onHand - level.committed - level.picked));
}

function costOf(level: Level, units: number): number {
  // The last unit takes what is left, so that no cent stays behind on an empty shelf.
  if (level.onHand > 0 && units <= level.onHand) {
    return scaledShare(level.value, units, level.onHand);
  }
  return Math.round((level.lastCost * units) / 1000);
}

function scaledShare(value: number, units: number, of: number): number {
  return shareOf(value, Math.round(units * 1e5), Math.round(of * 1e5));
}

function snapshot(level: Level): StockLevel {
  return {
    item: level.item,
    location: level.location,
    onHand: level.onHand,
    available: availableOf(level),
    committed: level.committed,
    backordered: level.backordered,
    onOrder: level.onOrder,
    inTransit: level.inTransit,
    averageCost: minorText(
      level.onHand > 0 ? Math.round(level.value / level.onHand) : Math.round(level.lastCost / 1000),
    ),
    lastQuantityAvailableChange: level.lastQuantityAvailableChange,
  };
}

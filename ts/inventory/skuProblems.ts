import { now } from '../netsuite/clock';
import { call } from '../shopify/client';
import type { VariantsOfItemsQuery, VariantsOfItemsQueryVariables } from '../shopify/operations';
import { tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import type { Problem } from '../sync/outcome';
import { raise } from '../sync/syncErrors';
import document from './variantsOfItems.graphql';
import type { SharedSku } from './linkItems';
import type { StockItem } from './stock';

/** Sync errors that one run raises, 6–12 units each; the rest of them meets the next run. */
const MOST_ERRORS = 20;
/** Inventory items whose names one call asks for, and that one message names. */
const MOST_NAMES = 100;
const MOST_NAMED = 5;

/** An item whose inventory item carries another SKU now. */
export interface Stray {
  item: StockItem;
  /** That SKU; '' for none. */
  sku: string;
  /** Inventory items (gids) that carry the item's own. */
  holders: string[];
}

/** Several inventory items, or several items of NetSuite, have one SKU. Only one pair goes on, or none does. 10 units and those of the errors. */
export function raiseShared(shared: SharedSku[], run: RunContext): void {
  raiseAll(
    shared.map(({ item, holders, items }) => ({
      names: [item.inventoryItem, ...holders],
      problem: (nameOf) =>
        items.length > 1
          ? sharedByItems(item, holders, items, nameOf)
          : sharedSku(item, holders, nameOf),
    })),
    run,
  );
}

/** Their SKU left the inventory item they are linked to, and no other one alone has it: they get no figure. */
export function raiseStrays(strays: Stray[], run: RunContext): void {
  raiseAll(
    strays.map((stray) => ({
      names: [stray.item.inventoryItem, ...stray.holders],
      problem: (nameOf) => strayItem(stray, nameOf),
    })),
    run,
  );
}

/** What a variant shows after its SKU, and with it its item, went to another one: nobody lowers it. */
export interface Leftover {
  item: StockItem;
  /** The inventory item (gid) that carries the SKU now. */
  now: string;
  units: number;
}

export function raiseLeftovers(leftovers: Leftover[], run: RunContext): void {
  raiseAll(
    leftovers.map((leftover) => ({
      names: [leftover.item.inventoryItem, leftover.now],
      problem: (nameOf) => leftoverUnits(leftover, nameOf),
    })),
    run,
  );
}

type NameOf = (inventoryItem: string) => string;

function raiseAll(
  found: { names: string[]; problem: (nameOf: NameOf) => Problem }[],
  run: RunContext,
): void {
  const some = found.slice(0, MOST_ERRORS);
  if (some.length === 0) return;
  const names = variantNames(
    some.flatMap((one) => one.names),
    run,
  );
  const nameOf = (id: string) => names.get(id) ?? `inventory item ${tail(id)}`;
  for (const { problem } of some) raise(run.store.key, problem(nameOf), now());
}

/** A name that can't be had now is no reason to raise nothing. */
function variantNames(inventoryItems: string[], run: RunContext): Map<string, string> {
  const ids = [...new Set(inventoryItems)].filter((id) => id !== '').slice(0, MOST_NAMES);
  const answer = call<VariantsOfItemsQuery, VariantsOfItemsQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids },
  );
  if (answer.kind !== 'data') return new Map();
  return new Map(
    answer.data.nodes.flatMap((node) => {
      const variant = node && 'variants' in node ? node.variants?.nodes[0] : undefined;
      return node && 'id' in node && variant
        ? [[node.id, `${variant.displayName} (variant ${tail(variant.id)})`] as const]
        : [];
    }),
  );
}

function sharedSku(item: StockItem, holders: string[], nameOf: NameOf): Problem {
  const isServed = holders.includes(item.inventoryItem);
  const served = isServed
    ? `Only ${nameOf(item.inventoryItem)} gets the stock of item ${item.item}; the others can be sold beyond it.`
    : `None of them gets the stock of item ${item.item}.`;
  return {
    ...ofSku(item),
    code: 'SKU_SHARED',
    message: `Several variants have the SKU ${item.sku}: ${listed(holders, nameOf)}. ${served}`,
    next: 'Leave the SKU on the variant that is this item, and give the others SKUs and items of their own.',
  };
}

function sharedByItems(
  item: StockItem,
  holders: string[],
  items: string[],
  nameOf: NameOf,
): Problem {
  return {
    ...ofSku(item),
    code: 'SKU_SHARED',
    message: `Several items of NetSuite have the SKU ${item.sku}: ${items.join(', ')}. Item ${item.item} is not linked to ${listed(holders, nameOf)} and its stock goes nowhere.`,
    next: 'Leave the SKU on the item that the variant stands for, or make the others inactive.',
  };
}

function strayItem({ item, sku, holders }: Stray, nameOf: NameOf): Problem {
  const own = item.sku === '' ? 'Item' : `SKU ${item.sku}: item`;
  const where =
    holders.length === 0
      ? item.sku === ''
        ? 'The item has no SKU in NetSuite'
        : `No variant has ${item.sku} now`
      : `${item.sku} is on ${listed(holders, nameOf)}`;
  return {
    ...ofSku(item),
    code: holders.length === 0 ? 'SKU_GONE' : 'SKU_SHARED',
    message: `${own} ${item.item} is linked to ${nameOf(item.inventoryItem)}, which ${sku === '' ? 'has no SKU any more' : `has the SKU ${sku} now`}. ${where}, so its stock goes nowhere and the variant keeps the figure it has.`,
    next: `Leave ${item.sku === '' ? "the item's SKU" : `the SKU ${item.sku}`} on one variant, or give the item the variant's SKU. If the item is not sold in this store any more, delete its link (inventory_item).`,
  };
}

function leftoverUnits({ item, now: holder, units }: Leftover, nameOf: NameOf): Problem {
  return {
    ...ofSku(item),
    cause: `leftover:${tail(item.inventoryItem)}`,
    code: 'SKU_MOVED',
    message: `The SKU ${item.sku} moved from ${nameOf(item.inventoryItem)} to ${nameOf(holder)}, and with it the stock of item ${item.item}. ${nameOf(item.inventoryItem)} still shows ${units} units that are no item's.`,
    next: 'Set its quantity to zero in Shopify if it is not to be sold, or give it the SKU of its item; then set this error to Released.',
  };
}

function ofSku(item: StockItem): Pick<Problem, 'cause' | 'class' | 'owner' | 'subject'> {
  return {
    cause: `stock:sku:${item.item}`,
    class: 'data',
    owner: 'administrator',
    subject: item.sku === '' ? `item ${item.item}` : `SKU ${item.sku}`,
  };
}

function listed(inventoryItems: string[], nameOf: NameOf): string {
  const names = inventoryItems.slice(0, MOST_NAMED).map(nameOf);
  const more = inventoryItems.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

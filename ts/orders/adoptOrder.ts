import { loadRecord } from '../netsuite/records';
import type { Problem } from '../sync/outcome';
import { adoptKey, matchLines, notAdoptable } from './adopt';
import { ordersByField } from './findTransactions';
import type { ShopifyOrder } from './order';
import type { OrderPlan } from './orderPlan';
import { linkFromShopify } from '../sync/links';
import { standingLines } from './standingLines';
import type { Store } from '../setup/stores';

export type Adopted =
  | { kind: 'adopted'; salesOrder: string }
  /** A dry run; `note` says what would happen. */
  | { kind: 'would'; note: string }
  | { kind: 'held'; problem: Problem };

/**
 * Takes over a sales order of a former connector: its lines learn which Shopify line they are, so that shipments find
 * their way; amounts, payments and everything else stay as that connector wrote them. 20 units, 20 more for the save, 6 for
 * the link of its buyer.
 */
export function adoptOrder(
  order: ShopifyOrder,
  { salesOrder: plan }: OrderPlan,
  store: Store,
): Adopted {
  const { adopt } = store.settings.orders;
  const cannot = (reason: string): Adopted =>
    adopt.dryRun
      ? { kind: 'would', note: `would be held: ${reason}` }
      : { kind: 'held', problem: notAdoptable(plan, reason) };
  const found = ordersByField(adopt.field, adoptKey(order, adopt));
  const [id] = found;
  if (id === undefined) return cannot(`no sales order has it in ${adopt.field}`);
  if (found.length > 1)
    return cannot(`several sales orders have it in ${adopt.field}: ${found.join(', ')}`);

  const record = loadRecord('salesorder', id);
  if (plan.currencyId !== '' && record.text('currency') !== plan.currencyId)
    return cannot(
      `sales order ${id} is not in ${plan.currency}, which the store's setting orders.currencyMode asks for`,
    );
  const standing = standingLines(record, plan.currency).map((line) => ({
    ...line,
    item: record.lineText('item', 'item', line.index),
  }));
  const match = matchLines(plan.lines, standing);
  if (match.kind === 'unmatched') {
    const { item, quantity } = match.line;
    return cannot(`sales order ${id} has no line with item ${item} and quantity ${quantity}`);
  }
  const customer = buyerOf(order, record.text('entity'), store);
  if (adopt.dryRun) {
    const whom = customer === '' ? '' : ` and customer ${customer}`;
    return { kind: 'would', note: `would adopt salesorder ${id}${whom}` };
  }

  record.set('custbody_xdk_store', plan.store);
  record.set('custbody_xdk_order_id', plan.orderId);
  record.set('custbody_xdk_order_name', plan.name);
  record.set('custbody_xdk_currency_mode', plan.currencyMode);
  for (const [index, key] of match.keys) record.setLine('item', 'custcol_xdk_line_id', index, key);
  record.save();
  if (customer !== '') linkIfNew(order, customer, store);
  return { kind: 'adopted', salesOrder: id };
}

/** The customer who stands for whoever placed the order; '' where the store does not say so. Companies are not persons. */
function buyerOf(order: ShopifyOrder, entity: string, store: Store): string {
  const { adopt } = store.settings.customers;
  const isPerson = order.customer && order.purchasingEntity?.__typename !== 'PurchasingCompany';
  return adopt.byOrder && isPerson && entity !== store.guest ? entity : '';
}

/** A buyer who is linked already stays so. */
function linkIfNew({ customer }: ShopifyOrder, recordId: string, store: Store): void {
  if (!customer) return;
  linkFromShopify({
    store: store.key,
    entity: 'customer',
    shopifyId: customer.id,
    role: 'cust',
    recordType: 'customer',
    recordId,
  });
}

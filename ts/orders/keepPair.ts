import { agree, linkFromShopify, type Link } from '../sync/links';
import type { Agreed } from './agreed';
import type { OrderType } from './orderPlan';

export interface OrderPair {
  /** gid */
  order: string;
  link: Link | null;
  /** Key. */
  store: string;
  type: OrderType;
  /** Internal id of its sales order or cash sale. */
  record: string;
}

/** Writes down what both sides agree on about an order. Nothing when it stands there, else 2 units, 6 for a new pair. */
export function keepPair({ order, link, store, type, record }: OrderPair, agreed: Agreed): void {
  const text = JSON.stringify(agreed);
  if (link) {
    if (link.agreed !== text) agree(link.id, text);
    return;
  }
  linkFromShopify({
    store,
    entity: 'order',
    shopifyId: order,
    role: 'so',
    recordType: type,
    recordId: record,
    agreed: text,
  });
}

import type { Store } from '../setup/stores';
import { createOnce } from '../sync/createOnce';
import { linkFromShopify } from '../sync/links';
import type { Problem } from '../sync/outcome';
import { customerRecord } from './customerRecord';
import { customersByExternalId, type FoundCustomer } from './findCustomers';
import { mapCustomer, type Buyer, type OrderOfBuyer } from './mapCustomer';

/**
 * The NetSuite customer of an order: found, or made once. What it finds out is added to `found`, for the next order of
 * the same buyer. 0 units for a known one, 6 to link a matched one, 15 for a new one, 6 more to link it.
 */
export function ensureCustomer(
  order: OrderOfBuyer,
  buyer: Buyer,
  found: FoundCustomer[],
  store: Store,
  currency: string,
): { kind: 'customer'; id: string } | { kind: 'held'; problem: Problem } {
  const mapped = mapCustomer(order, buyer, found, store, currency);
  if (mapped.kind === 'hold') return { kind: 'held', problem: mapped.problem };
  if (mapped.kind === 'known') {
    if (order.customer && (mapped.byEmail || lacksLink(mapped.id, buyer, store)))
      link(order.customer.id, mapped.id, store);
    return { kind: 'customer', id: mapped.id };
  }
  const created = createOnce(
    customerRecord(mapped.plan),
    order.name ? `the customer of order ${order.name}` : 'a customer of Shopify',
    customersByExternalId,
  );
  if (created.kind === 'held') return created;
  const { externalId, subsidiary, email } = mapped.plan;
  found.push({ id: created.id, externalId, email, subsidiary, active: true });
  if (order.customer && lacksLink(created.id, buyer, store))
    link(order.customer.id, created.id, store);
  return { kind: 'customer', id: created.id };
}

/** Only stores that follow changes of customers pay for a link that the external id makes needless otherwise. */
function lacksLink(id: string, { linked }: Buyer, { settings, guest }: Store): boolean {
  return (settings.customers.import || settings.customers.push) && linked === '' && id !== guest;
}

/** A customer that was there before keeps its own external id; then the link is the only map (design, rule 4). */
function link(customer: string, recordId: string, store: Store): void {
  linkFromShopify({
    store: store.key,
    entity: 'customer',
    shopifyId: customer,
    role: 'cust',
    recordType: 'customer',
    recordId,
  });
}

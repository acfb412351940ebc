import type { Hint } from '../../relay/hint.ts';
import { DEMO_STORE, type Local } from '../../scripts/local/boot.ts';

/** As many as the product itself takes together. */
export const BATCH = 12;
export const ROLE = 'customrole_xdk_integration';

type World = Pick<Local, 'shopify' | 'netsuite'>;

export interface Sale {
  email: string;
  payment: 'paid' | 'none';
  /** SKUs, one unit each but two of the second; the demo's without. */
  skus?: readonly string[];
}

/** An order of three lines with a discount, shipping and tax. Answers its gid. */
export function place({ shopify }: World, { email, payment, skus }: Sale): string {
  const cart = {
    email,
    payment,
    gateway: 'shopify_payments',
    lines: (skus ?? ['MUG-BLUE', 'ROPE-20', 'LAMP-01']).map((sku, index) => ({
      sku,
      quantity: index === 1 ? 2 : 1,
    })),
    discounts: [{ title: 'TEN', percentage: '10' }],
    shipping: [{ title: 'Standard', price: '5.00' }],
    taxes: [{ title: 'TX State Tax', rate: '0.0625' }],
    shippingAddress: {
      firstName: 'Ada',
      lastName: 'L',
      address1: '1 Main St',
      city: 'Austin',
      provinceCode: 'TX',
      countryCode: 'US',
      zip: '78701',
    },
  };
  return (shopify.control.act(DEMO_STORE.key, 'placeOrder', cart) as { id: string }).id;
}

export const knownBuyer = (index: number) => `known${index}@example.com`;

export function placeBatch(
  world: World,
  email: (index: number) => string,
  payment: 'paid' | 'none',
  size = BATCH,
): string[] {
  return Array.from({ length: size }, (_, index) => place(world, { email: email(index), payment }));
}

/** Tells rl_events about these orders in one call, as the relay does; all of them must come out done. */
export function hint(world: World, ids: string[]): Promise<void> {
  const hints = ids.map((id) => ({
    key: `${DEMO_STORE.key}:order:${tail(id)}`,
    store: DEMO_STORE.key,
    entity: 'order',
    id,
    action: 'changed' as const,
    topic: 'orders/updated',
    webhookId: tail(id),
    triggeredAt: '2026-11-21T10:00:00Z',
    apiVersion: '2026-10',
    sha256: '',
  }));
  return bring(world, hints);
}

/** One call of the relay with these hints; all of them must come out done. */
export async function bring(world: World, hints: Hint[]): Promise<void> {
  const answer = await callWith(world, hints);
  if (answer.split('"outcome":"done"').length - 1 !== hints.length) throw new Error(answer);
}

/** One call of the relay with these hints, each entity once; what it comes to, as JSON. */
export async function callWith({ netsuite }: World, hints: Hint[]): Promise<string> {
  const body = { protocol: 1, account: netsuite.account.id, hints };
  const outcome = await netsuite.callRestlet('customscript_xdk_rl_events', body, { role: ROLE });
  return JSON.stringify(outcome);
}

export function tail(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

export function markAsPaid({ shopify }: World, id: string): void {
  const { errors } = shopify.control.query(
    DEMO_STORE.key,
    'mutation ($id: ID!) { orderMarkAsPaid(input: { id: $id }) { userErrors { message } } }',
    { id },
  );
  if (errors) throw new Error(JSON.stringify(errors));
}

export function salesOrderOf({ netsuite }: World, order: string): string {
  for (const { id, fields } of netsuite.records.all('salesorder'))
    if (fields['custbody_xdk_order_id'] === tail(order)) return id;
  throw new Error(`${order} has no sales order`);
}

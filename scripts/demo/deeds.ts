import { adjustStock, insertItem } from '../local/demoAccount.ts';
import type { CatalogItem } from '../local/catalog.ts';
import { DEMO_STORE, type Local } from '../local/boot.ts';
import type { NetSuiteClient } from '../local/netsuiteClient.ts';

/** A shopper whom nobody knows; the address is invented. */
const SHOPPER = {
  firstName: 'Ada',
  lastName: 'Example',
  shippingAddress: {
    firstName: 'Ada',
    lastName: 'Example',
    address1: '12 Harbor Street',
    city: 'Oakland',
    provinceCode: 'CA',
    countryCode: 'US',
    zip: '94607',
  },
};

export interface Basket {
  email: string;
  lines: { sku: string; quantity: number }[];
  discount?: { code: string; percent: number };
}

/** A shopper checks out and pays. Answers the order's gid. */
export function placeOrder(local: Local, basket: Basket): string {
  const { email, lines, discount } = basket;
  const order = local.shopify.control.act(DEMO_STORE.key, 'placeOrder', {
    ...SHOPPER,
    email,
    lines,
    shipping: [{ title: 'Standard', price: '5.90' }],
    taxes: [{ title: 'CA State Tax', rate: '0.0725' }],
    payment: 'paid',
    gateway: 'shopify_payments',
    ...(discount && {
      discounts: [{ title: discount.code, percentage: String(discount.percent) }],
    }),
  });
  return (order as { id: string }).id;
}

/** The warehouse fulfills a sales order with one parcel, through NetSuite's record REST service. Answers the item fulfillment. */
export async function ship(
  netsuite: NetSuiteClient,
  salesOrder: string,
  tracking: string,
): Promise<string> {
  const { id } = await netsuite.request(
    'POST',
    `salesOrder/${salesOrder}/!transform/itemFulfillment`,
    {
      shipStatus: { id: 'C' },
      package: {
        items: [{ packageTrackingNumber: tracking, packageWeight: 1, packageDescr: 'Parcel' }],
      },
    },
  );
  return id;
}

/** Somebody counts the shelf and corrects it. */
export async function adjust(
  local: Local,
  sku: string,
  location: string,
  by: number,
): Promise<void> {
  const item = local.account.items.get(sku);
  if (item === undefined) throw new Error(`The account has no item ${sku}.`);
  await adjustStock(local.netsuite, local.account.adjustmentAccount, [
    { item, location, adjustqtyby: by },
  ]);
}

/** The item that was missing is made, and the sync error that names it released. */
export async function fixUnknownSku(
  local: Local,
  netsuite: NetSuiteClient,
  item: CatalogItem,
  error: string,
): Promise<void> {
  local.account.items.set(item.sku, insertItem(local.netsuite, item));
  await netsuite.request('PATCH', `customrecord_xdk_error/${error}`, {
    custrecord_xdk_error_state: 'released',
  });
}

import { CATALOG } from '../../scripts/local/catalog.ts';
import { addProduct } from '../../scripts/local/demoShop.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';

/** Sold as one; NetSuite holds its members. */
export const KIT = {
  sku: 'KIT-CAMP',
  title: 'Lamp with two ropes',
  price: '69.00',
  members: [
    { sku: 'LAMP-01', quantity: 1 },
    { sku: 'ROPE-20', quantity: 2 },
  ],
} as const;

/** What the soak's stores sell; prices in their currency. */
export const GOODS: readonly { sku: string; price: string }[] = [...CATALOG, KIT];

/** Makes the kit in NetSuite and a product with its SKU in every store. */
export function addKit({ netsuite, account, shopify, stores }: VirtualWorld): void {
  const kit = netsuite.records.insert(
    'kititem',
    {
      itemid: KIT.sku,
      displayname: KIT.title,
      ...(netsuite.base?.subsidiary && { subsidiary: [netsuite.base.subsidiary] }),
      incomeaccount: netsuite.base?.accounts['Sales'] ?? '',
    },
    {
      member: KIT.members.map(({ sku, quantity }) => ({
        item: account.items.get(sku) ?? '',
        quantity,
      })),
    },
  );
  account.items.set(KIT.sku, kit);
  for (const { key, shop } of stores)
    addProduct(
      (query, variables = {}) => shopify.control.query(key, query, variables).data as never,
      shop,
      KIT,
    );
}

/** The item gift cards are sold by, and what the shop's own money is paid with. Returns the item's id. */
export function addGiftCards({ netsuite, stores }: VirtualWorld): string {
  const { base, records } = netsuite;
  for (const { key } of stores)
    for (const gateway of ['gift_card', 'shopify_store_credit'])
      records.insert('customrecord_xdk_mapping', {
        externalid: `xdk:${key}:mapping:gateway:${gateway}`,
        custrecord_xdk_mapping_store: key,
        custrecord_xdk_mapping_kind: 'gateway',
        custrecord_xdk_mapping_shopify: gateway,
        custrecord_xdk_mapping_netsuite: base?.paymentMethods.cash ?? '',
      });
  return records.insert('otherchargeitem', {
    itemid: 'Gift card sold',
    ...(base?.subsidiary && { subsidiary: [base.subsidiary] }),
    incomeaccount: base?.accounts['Gift Cards'] ?? '',
  });
}

/** The item of lines for cents of conversion. Returns its id. */
export function addRounding({ netsuite: { base, records } }: VirtualWorld): string {
  return records.insert('otherchargeitem', {
    itemid: 'Currency rounding',
    ...(base?.subsidiary && { subsidiary: [base.subsidiary] }),
    incomeaccount: base?.accounts['Rounding Gain/Loss'] ?? '',
  });
}

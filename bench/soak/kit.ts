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

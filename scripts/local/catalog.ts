/** What the demo shop sells and where it lies. Prices in the shop's currency, stock in units per NetSuite location. */
export interface CatalogItem {
  sku: string;
  title: string;
  /** `24.00` */
  price: string;
  stock: { east: number; west: number };
}

export const CATALOG: readonly CatalogItem[] = [
  { sku: 'MUG-BLUE', title: 'Enamel mug, blue', price: '14.50', stock: { east: 120, west: 40 } },
  { sku: 'MUG-RED', title: 'Enamel mug, red', price: '14.50', stock: { east: 80, west: 25 } },
  { sku: 'TENT-2P', title: 'Tent for two', price: '249.00', stock: { east: 15, west: 6 } },
  { sku: 'LAMP-01', title: 'Camping lamp', price: '39.95', stock: { east: 60, west: 0 } },
  { sku: 'ROPE-20', title: 'Rope, 20 m', price: '18.33', stock: { east: 200, west: 200 } },
  { sku: 'STOVE-G', title: 'Gas stove', price: '79.99', stock: { east: 30, west: 10 } },
];

/** Sold in Shopify before anybody made the item in NetSuite: the order for it is held until somebody does. */
export const UNKNOWN_ITEM: CatalogItem = {
  sku: 'KETTLE-9',
  title: 'Kettle, 0.9 l',
  price: '27.90',
  stock: { east: 0, west: 0 },
};

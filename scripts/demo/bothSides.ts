import { DEMO_STORE, type Local } from '../local/boot.ts';
import { orderNumber } from './looks.ts';

/** What the page shows, read from both systems at one moment. */
export interface BothSides {
  orders: OrderRow[];
  stock: StockRow[];
  errors: { state: string; owner: string; message: string; next: string }[];
  /** Rows of work that are not done. */
  waiting: number;
}

export interface OrderRow {
  name: string;
  total: string;
  payment: string;
  fulfillment: string;
  salesOrder: string;
  netsuiteTotal: string;
  status: string;
  shipments: number;
  agree: boolean;
}

export interface StockRow {
  sku: string;
  location: string;
  sellable: number;
  shopifyOnHand: number;
  available: number;
  onHand: number;
  committed: number;
}

const STATUS: Record<string, string> = {
  A: 'Pending Approval',
  B: 'Pending Fulfillment',
  C: 'Cancelled',
  D: 'Partially Fulfilled',
  E: 'Pending Billing/Partially Fulfilled',
  F: 'Pending Billing',
  G: 'Billed',
  H: 'Closed',
};

type Row = Record<string, string | number | null>;

export function bothSides(local: Local): BothSides {
  const ask = (query: string): Row[] =>
    local.netsuite.queries.suiteql(local.netsuite.session(), query, [], 5000).rows;
  const work = ask(
    'SELECT COUNT(*) AS n FROM customrecord_xdk_work w WHERE w.custrecord_xdk_work_done IS NULL OR w.custrecord_xdk_work_done <> w.custrecord_xdk_work_hinted',
  );
  return {
    orders: orders(local, ask),
    stock: stock(local, ask),
    errors: ask(
      'SELECT e.custrecord_xdk_error_state AS state, e.custrecord_xdk_error_owner AS owner, e.custrecord_xdk_error_message AS message, e.custrecord_xdk_error_next AS next FROM customrecord_xdk_error e ORDER BY e.id DESC',
    ).map((row) => ({
      state: text(row, 'state'),
      owner: text(row, 'owner'),
      message: text(row, 'message'),
      next: text(row, 'next'),
    })),
    waiting: Number(work[0]?.['n'] ?? 0),
  };
}

function orders(local: Local, ask: (query: string) => Row[]): OrderRow[] {
  const { data } = local.shopify.control.query(
    DEMO_STORE.key,
    '{ orders(first: 50, reverse: true, sortKey: CREATED_AT) { nodes { id name displayFinancialStatus displayFulfillmentStatus currentTotalPriceSet { shopMoney { amount } } } } }',
  ) as {
    data: {
      orders: {
        nodes: {
          id: string;
          name: string;
          displayFinancialStatus: string;
          displayFulfillmentStatus: string;
          currentTotalPriceSet: { shopMoney: { amount: string } };
        }[];
      };
    };
  };
  const salesOrders = new Map(
    ask(
      "SELECT t.externalid AS externalid, t.tranid AS tranid, t.foreigntotal AS total, t.status AS status, t.custbody_xdk_order_id AS order_id FROM transaction t WHERE t.type = 'SalesOrd'",
    ).map((row) => [text(row, 'externalid'), row]),
  );
  const shipments = ask(
    "SELECT t.custbody_xdk_order_id AS order_id, COUNT(*) AS n FROM transaction t WHERE t.type = 'ItemShip' AND t.status = 'C' GROUP BY t.custbody_xdk_order_id",
  );
  return data.orders.nodes.map((order) => {
    const row = salesOrders.get(`xdk:${DEMO_STORE.key}:order:${orderNumber(order.id)}:so`);
    const total = Number(order.currentTotalPriceSet.shopMoney.amount).toFixed(2);
    const netsuiteTotal = row ? Number(row['total']).toFixed(2) : '';
    return {
      name: order.name,
      total,
      payment: words(order.displayFinancialStatus),
      fulfillment: words(order.displayFulfillmentStatus),
      salesOrder: row ? text(row, 'tranid') : '',
      netsuiteTotal,
      status: row ? (STATUS[text(row, 'status')] ?? text(row, 'status')) : '',
      shipments: Number(
        shipments.find((one) => text(one, 'order_id') === orderNumber(order.id))?.['n'] ?? 0,
      ),
      agree: total === netsuiteTotal,
    };
  });
}

function stock(local: Local, ask: (query: string) => Row[]): StockRow[] {
  const figures = ask(
    'SELECT i.itemid AS sku, a.location AS location, a.quantityavailable AS available, a.quantityonhand AS onhand, a.quantitycommitted AS committed FROM aggregateitemlocation a JOIN item i ON i.id = a.item',
  );
  const rows: StockRow[] = [];
  for (const [sku, inventoryItem] of local.shop.inventoryItems) {
    for (const side of ['east', 'west'] as const) {
      const { data } = local.shopify.control.query(
        DEMO_STORE.key,
        'query ($id: ID!, $location: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $location) { quantities(names: ["available", "on_hand"]) { name quantity } } } }',
        { id: inventoryItem, location: local.shop.locations[side] },
      ) as {
        data: {
          inventoryItem: {
            inventoryLevel: { quantities: { name: string; quantity: number }[] } | null;
          };
        };
      };
      const quantity = (name: string) =>
        data.inventoryItem.inventoryLevel?.quantities.find((one) => one.name === name)?.quantity ??
        0;
      const figure = figures.find(
        (row) =>
          text(row, 'sku') === sku && text(row, 'location') === local.account.locations[side],
      );
      rows.push({
        sku,
        location: side === 'east' ? 'Warehouse East' : 'Warehouse West',
        sellable: quantity('available'),
        shopifyOnHand: quantity('on_hand'),
        available: Number(figure?.['available'] ?? 0),
        onHand: Number(figure?.['onhand'] ?? 0),
        committed: Number(figure?.['committed'] ?? 0),
      });
    }
  }
  return rows;
}

function text(row: Row, column: string): string {
  const value = row[column];
  return value === null || value === undefined ? '' : String(value);
}

function words(status: string): string {
  return status.toLowerCase().replaceAll('_', ' ');
}

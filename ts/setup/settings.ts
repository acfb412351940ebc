import type { FieldRules } from '../fieldRules/fieldRule';

/** A store's switches, kept as JSON on the store record. Every one has a default; `docs/settings.md` lists them. */
export interface Settings {
  orders: {
    /** Import orders at all. */
    import: boolean;
    /** Shopify's test orders too. */
    testOrders: boolean;
    /** ISO moment; orders processed earlier are left alone. '' for none. */
    from: string;
    currencyMode: 'shop' | 'presentment';
    /** Exchange rate of orders in presentment money: NetSuite's table, or Shopify's own (the shop's currency must then be the subsidiary's). */
    exchangeRate: 'netsuite' | 'shopify';
    /** Shopify's tax as own line(s), as amounts of legacy tax codes per line, as the rate of one legacy code, as SuiteTax details, or NetSuite calculates. `docs/tax.md`. */
    tax: 'own_line' | 'line_amounts' | 'order_rate' | 'suitetax' | 'netsuite';
    /** Internal id of the tax code of lines without tax, for accounts that ask for one. '' for none. */
    taxCode: string;
    /** With `tax: netsuite`, `line_amounts` or `order_rate`: the most that NetSuite's tax may differ from Shopify's, in the order's currency. */
    taxTolerance: string;
    /** Orders arrive Pending Approval (A) instead of Pending Fulfillment (B). */
    pendingApproval: boolean;
    deposits: boolean;
    /** Orders that become cash sales: none, those of a till that were handed over and paid, or all that are shipped and paid when they come. */
    cashSales: 'none' | 'pos' | 'fulfilled';
    /** Minutes that a paid order of a till waits for its goods to be handed over, since a sales order stays one. Needs `cashSales`. */
    cashSaleWait: number;
    /** In shop money: the most that payments may differ from their order by conversion, in the shop's currency; without `items.currencyRounding` at least what rounding can come to. */
    roundingLimit: string;
    /** A payment of a closed period: a person decides, it posts to the next open period under its own date, or on that period's first day. */
    closedPeriod: 'hold' | 'next_period' | 'next_day';
    /** What Shopify's fraud recommendation (INVESTIGATE, CANCEL) does: nothing, or the order waits Pending Approval. */
    risk: 'ignore' | 'approval';
    /** What an order needs to be imported; all lists are exact values, an empty list asks for nothing. */
    onlyTags: string[];
    skipTags: string[];
    onlySources: string[];
    skipSources: string[];
    /** Wait until something is paid. */
    onlyPaid: boolean;
    /** Shopify's financial statuses (`PAID`, `AUTHORIZED` …) an order needs; an empty list asks for nothing. */
    onlyStatuses: string[];
    /** Column of NetSuite's item that holds Shopify's SKU: itemid, upccode, externalid or custitem_… */
    skuField: string;
    /** Look for the barcode (upccode) where no item has the SKU. */
    barcode: boolean;
    /** Lines ship from the store's location, from where Shopify routed them (mapping kind `location`), from a mapped location that has them, or NetSuite assigns locations itself. */
    lineLocation: 'store' | 'assigned' | 'stock' | 'automatic';
    /** Orders without a customer account: a customer by their e-mail, or the store's guest customer. */
    guests: 'create' | 'default';
    /** NetSuite fields with a fixed value, for classifications and the like that the account asks for: field id → internal id or text. */
    fields: {
      order: Record<string, string>;
      line: Record<string, string>;
      deposit: Record<string, string>;
      cashSale: Record<string, string>;
    };
    /** Orders that a former connector made: found by a column of NetSuite's transactions and linked, not made again. */
    adopt: {
      /** ISO moment of the cut-over: orders processed earlier are adopted. '' adopts nothing. */
      before: string;
      /** Column that holds Shopify's order: tranid, otherrefnum, externalid or custbody_… */
      field: string;
      /** What stands there: the order's name (`#1001`), its bare number (`1001`) or its legacy id. */
      value: 'name' | 'number' | 'id';
      /** Only say in the activity what would be adopted. */
      dryRun: boolean;
    };
    /** Internal ids of items for what is not goods; '' takes the store's fallback item (gift cards and marketplace tax have none). */
    items: {
      tip: string;
      giftCard: string;
      duty: string;
      fee: string;
      adjustment: string;
      marketplaceTax: string;
      /** A subtotal item, put before the discount lines. */
      subtotal: string;
      /** What paying in cash rounded the order by; '' leaves it on the payment. */
      cashRounding: string;
      /** Cents between an order in shop money and its payments in another currency; '' leaves them on the payment. */
      currencyRounding: string;
    };
    /** Sales order number and status as metafields of the Shopify order. */
    writeBack: boolean;
    /** Columns of the sales order as metafields of the Shopify order (mapping kind `metafield`). */
    writeFields: boolean;
    /** A tag on the Shopify order for the status of the sales order (mapping kind `status_tag`). */
    statusTags: boolean;
    /** Body field (custbody_…) that is the note of the Shopify order; '' leaves the note to Shopify. */
    noteField: string;
    /** What holds the fulfillment orders of the Shopify order: the wait for approval, and a body field that is set. */
    hold: { pendingApproval: boolean; field: string };
    /** Lines that people close one by one in NetSuite go off the Shopify order. */
    closeLinesInShopify: boolean;
    /** A sales order that people cancel or close in NetSuite cancels its Shopify order. */
    cancelInShopify: boolean;
    /** What such a cancellation does besides. */
    cancel: { restock: boolean; refund: boolean; notify: boolean };
  };
  customers: {
    /** Changes of a linked customer in Shopify are written to NetSuite. */
    import: boolean;
    /** Changes of a linked customer in NetSuite are written to Shopify. */
    push: boolean;
    /** Customers of Shopify get a NetSuite customer before their first order. Needs `import`. */
    create: boolean;
    /** Who wins a part of a customer that both sides changed. */
    conflict: 'shopify' | 'netsuite' | 'newest';
    /** Compared in this order where neither link nor e-mail finds a buyer. */
    match: ('phone' | 'company')[];
    /** Business orders belong to their company, to a child of it per location, or to the person who placed them. */
    companies: 'company' | 'location' | 'person';
    /** NetSuite customer field → what of the Shopify customer it follows, from the first order on. */
    fields: Record<
      string,
      'tags' | 'note' | 'locale' | 'taxExempt' | 'emailMarketing' | 'smsMarketing'
    >;
    /** Metafield key → NetSuite customer field that it shows. Needs `push`. */
    metafields: Record<string, string>;
    /** Begin of a tag → NetSuite customer field that it shows. Needs `push`. */
    tags: Record<string, string>;
    /** Only the default address is kept equal on both sides, or the whole address book. */
    addresses: 'default' | 'all';
    /** A customer that is inactive in NetSuite holds its order, or is made active. */
    inactive: 'hold' | 'activate';
    /** Customers that a former connector made: found by a column of NetSuite's customers, and linked. */
    adopt: {
      /** ISO moment of the cut-over: customers that Shopify made earlier are walked through. '' adopts nobody. */
      before: string;
      /** Column that holds Shopify's customer: externalid, entityid, accountnumber or custentity_…; '' for none. */
      field: string;
      /** What stands there; `{id}` is the Shopify customer's id: `{id}`, `SHOP-{id}`. */
      value: string;
      /** The customer of a sales order that is adopted stands for whoever placed the order. */
      byOrder: boolean;
      /** Only say in the activity who would be adopted. */
      dryRun: boolean;
    };
  };
  /** Custom fields that rules fill. `docs/field-rules.md`. */
  rules: FieldRules;
  fulfillments: {
    push: boolean;
    notifyCustomer: boolean;
    /** Try the push inside the warehouse's save; else it waits for the next tick. */
    inline: boolean;
    /** A fulfillment order at another location than the shipment's is moved first. */
    moveLocation: boolean;
    /** From which status on Shopify is told that goods are being fulfilled, before they are shipped. */
    progress: 'none' | 'picked' | 'packed';
    /** Body field of item fulfillments that says the goods were delivered; '' for none. */
    deliveredField: string;
    /** Line column of item fulfillments that says in which packages (tracking numbers) the units lie; '' for none. */
    packageField: string;
    /** Lots and bins of shipments made in Shopify: a person says them, those that expire first, or those that came first. */
    inventoryDetail: 'none' | 'fefo' | 'fifo';
    /** Weight of each package of a shipment made in Shopify, in the account's unit: NetSuite wants one, Shopify has none. */
    packageWeight: string;
    /** A shipment made in Shopify and cancelled there: said to the warehouse, or its item fulfillment is deleted. */
    cancelled: 'report' | 'delete';
  };
  relay: {
    /** Public https address of the relay; '' for a store that is polled only. */
    url: string;
  };
  stock: {
    push: boolean;
    inline: boolean;
    /** Units kept back per item and location. */
    buffer: number;
    /** Percent of the source's available stock this store may show. */
    share: number;
    /** The most this store shows of an item at a location; 0 for no limit. */
    cap: number;
    /** What Shopify keeps aside itself (reserved, damaged, safety stock, quality control) is added, or lowers what is shown. */
    aside: 'add' | 'lower';
    /** Stock an item at a mapped Shopify location where it is not stocked yet. */
    activate: boolean;
    /** Figures of kits, as the least of their members. */
    kits: boolean;
    /** Checkbox column of items (isdropshipitem, custitem_…) that are sold without stock: drop-ship, made to order. '' for none. */
    endlessField: string;
    /** What every place shows of those. */
    endlessUnits: number;
    /** Units in picking still count as committed in this account; else they are taken off available by themselves. */
    pickedStayCommitted: boolean;
    /** The sweep sends nothing when more than this percent of a slice's figures would fall to zero; 100 switches it off. */
    mostToZero: number;
  };
}

/** What a store has that sets nothing. */
export const DEFAULTS: Settings = {
  orders: {
    import: true,
    testOrders: false,
    from: '',
    currencyMode: 'shop',
    exchangeRate: 'netsuite',
    tax: 'own_line',
    taxCode: '',
    taxTolerance: '0',
    pendingApproval: false,
    deposits: true,
    cashSales: 'none',
    cashSaleWait: 0,
    roundingLimit: '0.05',
    closedPeriod: 'hold',
    risk: 'ignore',
    onlyTags: [],
    skipTags: [],
    onlySources: [],
    skipSources: [],
    onlyPaid: false,
    onlyStatuses: [],
    skuField: 'itemid',
    barcode: false,
    lineLocation: 'store',
    guests: 'create',
    fields: { order: {}, line: {}, deposit: {}, cashSale: {} },
    adopt: { before: '', field: '', value: 'name', dryRun: true },
    items: {
      tip: '',
      giftCard: '',
      duty: '',
      fee: '',
      adjustment: '',
      marketplaceTax: '',
      subtotal: '',
      cashRounding: '',
      currencyRounding: '',
    },
    writeBack: false,
    writeFields: false,
    statusTags: false,
    noteField: '',
    hold: { pendingApproval: false, field: '' },
    closeLinesInShopify: false,
    cancelInShopify: false,
    cancel: { restock: false, refund: false, notify: false },
  },
  customers: {
    import: false,
    push: false,
    create: false,
    conflict: 'shopify',
    match: [],
    companies: 'company',
    addresses: 'default',
    fields: {},
    metafields: {},
    tags: {},
    inactive: 'hold',
    adopt: { before: '', field: '', value: '{id}', byOrder: false, dryRun: true },
  },
  rules: { order: [], cashSale: [], line: [], deposit: [], customer: [] },
  fulfillments: {
    push: true,
    notifyCustomer: false,
    inline: true,
    moveLocation: false,
    progress: 'none',
    deliveredField: '',
    packageField: '',
    inventoryDetail: 'none',
    packageWeight: '1',
    cancelled: 'report',
  },
  relay: { url: '' },
  stock: {
    push: true,
    inline: true,
    buffer: 0,
    share: 100,
    cap: 0,
    aside: 'add',
    activate: false,
    kits: true,
    endlessField: '',
    endlessUnits: 0,
    pickedStayCommitted: true,
    mostToZero: 20,
  },
};

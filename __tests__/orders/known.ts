import type { Known } from '../../ts/orders/orderPlan';
import { parseSettings } from '../../ts/setup/parseSettings';
import type { Store } from '../../ts/setup/stores';

/** What a mapper is told of NetSuite: a store with all its items, THING-1 and THING-2 in the catalog. */
export function knownWorld(orders: object = {}, store: Partial<Store> = {}): Known {
  return {
    store: {
      id: '1',
      key: 'demo',
      domain: 'demo.myshopify.com',
      account: 'TSTDRV1',
      active: true,
      clientId: '',
      clientSecretId: '',
      tokenSecretId: '',
      subsidiary: '',
      location: '5',
      guest: '900',
      shipItem: '801',
      taxItem: '802',
      discountItem: '803',
      fallbackItem: '804',
      settings: parseSettings('demo', JSON.stringify({ orders })),
      ...store,
    },
    mappings: [{ kind: 'gateway', shopify: 'bogus', netsuite: '7', options: '' }],
    items: [
      { id: '11', sku: 'THING-1', barcode: '4006381333931', type: 'InvtPart', active: true },
      { id: '12', sku: 'THING-2', barcode: '', type: 'InvtPart', active: true },
      { id: '802', sku: 'TAX', barcode: '', type: 'OthCharge', active: true },
      { id: '803', sku: 'DISCOUNT', barcode: '', type: 'Discount', active: true },
      { id: '804', sku: 'OTHER', barcode: '', type: 'NonInvtPart', active: true },
    ],
    currencies: null,
    rules: { order: [], cashSale: [], line: [], deposit: [], customer: [] },
    rulesVersion: '',
    baseCurrency: '',
    available: null,
    dayOf: (moment) => moment.slice(0, 10),
  };
}

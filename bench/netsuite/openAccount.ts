import {
  createNetSuite,
  type NetSuite,
  type NetSuiteOptions,
} from '../../emulator/netsuite/index.ts';
import { ORDER_RESTLET, ORDER_USER_EVENT } from './orderScript.ts';

export interface BenchAccount {
  netsuite: NetSuite;
  /** One order through RESTlet, user events and save. */
  order(): Promise<void>;
  /** One order put into the account directly. */
  insertOrder(): void;
}

/** An account with the order RESTlet, its user event, one customer and five items in stock. */
export async function openAccount(options: NetSuiteOptions): Promise<BenchAccount> {
  const netsuite = await createNetSuite({ seed: 1, schedules: false, ...options });
  const { base, records } = netsuite;
  if (!base?.locations) throw new Error('The account has no locations.');
  await netsuite.installScript({
    id: 'customscript_order',
    type: 'restlet',
    source: ORDER_RESTLET,
  });
  await netsuite.installScript({
    id: 'customscript_on_order',
    type: 'usereventscript',
    source: ORDER_USER_EVENT,
    deployments: [{ recordType: 'salesorder' }],
  });
  const items = Array.from({ length: 5 }, (_, i) =>
    records.insert('inventoryitem', {
      itemid: `SKU-${i}`,
      subsidiary: ['1'],
      cogsaccount: base.accounts['Cost of Goods Sold'] ?? null,
      assetaccount: base.accounts['Inventory Asset'] ?? null,
      incomeaccount: base.accounts['Sales'] ?? null,
    }),
  );
  const customer = records.insert('customer', { companyname: 'Bench Ltd', subsidiary: '1' });
  const { east } = base.locations;
  let orders = 0;
  return {
    netsuite,
    async order() {
      const body = { key: `order-${(orders += 1)}`, customer, items, location: east };
      const outcome = await netsuite.callRestlet('customscript_order', body);
      if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
    },
    insertOrder() {
      const externalid = `order-${(orders += 1)}`;
      const lines = items.map((item) => ({
        item,
        quantity: 1,
        price: '-1',
        rate: 10,
        amount: 10,
        location: east,
      }));
      records.insert(
        'salesorder',
        { externalid, entity: customer, trandate: '2026-11-20', orderstatus: 'B' },
        { item: lines },
      );
    },
  };
}

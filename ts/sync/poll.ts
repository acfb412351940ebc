import { pollCustomers } from '../customers/pollCustomers';
import { pollShopifyCompanies } from '../customers/pollShopifyCompanies';
import { pollShopifyCustomers } from '../customers/pollShopifyCustomers';
import { pollShipments } from '../fulfillments/pollShipments';
import { pollStock } from '../inventory/pollStock';
import { codeOf, safeMessage } from '../netsuite/errors';
import { now } from '../netsuite/clock';
import { logAudit, logError } from '../netsuite/log';
import { accountId } from '../netsuite/runtime';
import { submitMapReduce } from '../netsuite/tasks';
import { pollHolds } from '../orders/pollHolds';
import { pollOrders } from '../orders/pollOrders';
import { pollSalesOrders } from '../orders/pollSalesOrders';
import { mayWork, readStores } from '../setup/stores';
import type { RunContext } from './flow';
import { roomFor } from './room';
import { askAgain } from './syncErrors';
import { ALL_STORES } from './work';
import { workAhead } from './dueWork';
import { noteBegun } from './lastBegun';

/** What is looked for where no hint came from. */
const POLLS: { name: string; run: (run: RunContext) => number }[] = [
  { name: 'orders changed in Shopify', run: pollOrders },
  { name: 'fulfillment orders put on hold or released', run: pollHolds },
  { name: 'shipments not in Shopify', run: pollShipments },
  { name: 'items with changed stock', run: pollStock },
  { name: 'linked customers saved in NetSuite', run: pollCustomers },
  { name: 'customers changed in Shopify', run: pollShopifyCustomers },
  { name: 'companies changed in Shopify', run: pollShopifyCompanies },
  { name: 'sales orders saved in NetSuite', run: pollSalesOrders },
];

/** A scheduled script is ended after an hour. */
const POLL_SECONDS = 3000;

/** Asks both sides what no hint announced, writes it down, and has the work done. One poll that fails does not stop the others. */
export function poll(): void {
  const stores = readStores().filter((store) => mayWork(store, accountId()));
  for (const store of stores) {
    noteBegun('poll');
    for (const { name, run } of POLLS) {
      try {
        const found = run({ store, caller: 'sweep', mayGoOn: roomFor(POLL_SECONDS) });
        if (found > 0) logAudit('Crossdock poll', `${store.key}: ${found} ${name}`);
      } catch (error) {
        logError(`Crossdock poll: ${name}`, `${store.key}: ${codeOf(error)} ${safeMessage(error)}`);
      }
    }
  }
  const keys = stores.map((store) => store.key);
  try {
    askAgain([...keys, ALL_STORES]);
  } catch (error) {
    logError('Crossdock poll: sync errors', `${codeOf(error)} ${safeMessage(error)}`);
  }
  const ahead = workAhead(keys, now());
  if (ahead.backlog > 0) submitMapReduce('customscript_xdk_mr_sync');
}

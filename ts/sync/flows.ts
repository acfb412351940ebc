import { importCompanies } from '../customers/importCompanies';
import { importContacts } from '../customers/importContacts';
import { importCustomers } from '../customers/importCustomers';
import { pushContacts } from '../customers/pushContacts';
import { pushCustomers } from '../customers/pushCustomers';
import { isOnlyToLink, linkMade } from '../fulfillments/linkMade';
import { pushFulfillments } from '../fulfillments/pushFulfillments';
import { followSkus } from '../inventory/followSkus';
import { pushStock } from '../inventory/pushStock';
import { importOrders } from '../orders/importOrders';
import { pushSalesOrders } from '../orders/pushSalesOrders';
import { resolveOrders } from '../orders/resolveOrders';
import { pollNow } from './pollNow';
import type { Settings } from '../setup/settings';
import type { Flow } from './flow';
import type { Work } from './work';

/** What is done about an entity. An entity that is not here has no flow yet; its hints are answered and dropped. */
export const FLOWS: Record<
  string,
  {
    name: string;
    run: Flow;
    /** Shopify has no key for creating one: one worker at a time. */
    isClaimed?: true;
    /** What needs no claim is tried first; what does not end well there, goes the usual way. */
    unclaimed?: { fits: (row: Work) => boolean; run: Flow };
    /** Does the store follow changes of it? Deletions and merges are always followed. Missing: it does. */
    follows?: (settings: Settings) => boolean;
  }
> = {
  poll: { name: 'poll', run: pollNow },
  order: { name: 'orders import', run: importOrders },
  fulfillment_order: { name: 'orders import', run: resolveOrders },
  fulfillment: { name: 'orders import', run: resolveOrders },
  refund: { name: 'orders import', run: resolveOrders },
  return: { name: 'orders import', run: resolveOrders },
  item_fulfillment: {
    name: 'fulfillments push',
    run: pushFulfillments,
    isClaimed: true,
    unclaimed: { fits: isOnlyToLink, run: linkMade },
  },
  sales_order: { name: 'orders push', run: pushSalesOrders },
  customer: {
    name: 'customers import',
    run: importCustomers,
    follows: followsCustomers,
  },
  company: { name: 'companies import', run: importCompanies, follows: followsCustomers },
  company_location: { name: 'companies import', run: importCompanies, follows: followsCustomers },
  company_contact: { name: 'contacts import', run: importContacts, follows: followsCustomers },
  netsuite_customer: { name: 'customers push', run: pushCustomers },
  netsuite_contact: { name: 'contacts push', run: pushContacts },
  stock: { name: 'stock push', run: pushStock },
  inventory_item: {
    name: 'stock push',
    run: followSkus,
    follows: ({ stock }) => stock.push,
  },
};

function followsCustomers({ customers }: Settings): boolean {
  return customers.import || customers.push;
}

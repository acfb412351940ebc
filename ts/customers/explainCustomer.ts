import type { FieldRule } from '../fieldRules/fieldRule';
import { rulesVersion } from '../fieldRules/rulesVersion';
import { accountId } from '../netsuite/runtime';
import { tryRules } from '../orders/tryRules';
import { mayWork, readStores, type Store } from '../setup/stores';
import { tablesOf } from '../setup/tables';
import { externalId, tail } from '../sync/externalIds';
import { findLinks } from '../sync/links';
import { asAdopting, asOrder } from './adoptCustomers';
import { buyerOf, findBuyers, sharesCustomers } from './findBuyers';
import { mapCustomer } from './mapCustomer';
import { readShopifyCustomers } from './readShopifyCustomers';
import { followedFields } from './followedFields';

/** What the RESTlet `rl_explain` is asked about a customer. */
export interface CustomerQuestion {
  /** Store key. */
  store: string;
  /** Shopify's id of the customer: legacy id or gid. */
  customer: string;
  /** Field rules to try instead of the store's own. */
  rules?: { customer?: FieldRule[] };
}

export function isCustomerQuestion(body: unknown): body is CustomerQuestion {
  if (typeof body !== 'object' || body === null) return false;
  const { store, customer } = body as Partial<CustomerQuestion>;
  return typeof store === 'string' && typeof customer === 'string';
}

/**
 * Whose NetSuite customer a Shopify customer is or would be and by which key, a former connector's included, and the fields
 * that follow it. Writes nothing and says nothing personal but what these fields hold. 40 units and one call.
 */
export function explainCustomer(question: CustomerQuestion): object {
  const store = readStores().find(({ key }) => key === question.store);
  if (!store) return refused(`No store has the key ${question.store}.`);
  if (!mayWork(store, accountId())) return refused(`Store ${store.key} is paused here.`);
  try {
    return explained(question, withRules(store, question.rules));
  } catch (error) {
    return refused((error as Error).message);
  }
}

function explained({ customer }: CustomerQuestion, store: Store): object {
  const id = /^\d+$/.test(customer) ? `gid://shopify/Customer/${customer}` : customer;
  const read = readShopifyCustomers([id], { store, caller: 'restlet', mayGoOn: () => true });
  if (read.kind === 'failed') return { ok: true, customer: id, left: read.outcome };
  const shown = read.customers.get(id);
  if (!shown) return refused(`Shopify shows no customer ${id}.`);

  const key = externalId(store.key, 'customer', tail(id), 'cust');
  const buyer = buyerOf(asOrder(shown), store, findLinks([key]).get(key) ?? null);
  const { mappings } = tablesOf(store.key);
  const mapped = mapCustomer(asOrder(shown), buyer, findBuyers([buyer], store), store, {
    currency: '',
    mappings,
    shares: sharesCustomers(),
  });
  const followed = followedFields(shown, store.settings, mappings);
  return {
    ok: true,
    customer: id,
    becomes: mapped.kind === 'create' ? 'a new customer' : '',
    ...(mapped.kind === 'known' && { becomes: `customer ${mapped.id}`, by: mapped.by }),
    ...(mapped.kind === 'gone' && { becomes: `customer ${mapped.id}, which is gone` }),
    ...(mapped.kind === 'hold' && { held: mapped.problem }),
    fields: followed.kind === 'filled' ? followed.fields : {},
    rules: rulesVersion({ customer: store.settings.rules.customer }),
  };
}

/** The store with the rules that are tried, and a former connector's customers, also in a dry run. Throws as `tryRules`. */
function withRules(store: Store, given: CustomerQuestion['rules'] = {}): Store {
  const adopting = asAdopting(store);
  const rules = { ...store.settings.rules, ...given };
  tryRules(rules);
  return { ...adopting, settings: { ...adopting.settings, rules } };
}

function refused(message: string): object {
  return { ok: false, message };
}

import type { Settings } from '../setup/settings';
import { tail } from '../sync/externalIds';

type Adopting = Pick<Settings['customers'], 'adopt'>;

/** Column of NetSuite's customers in which a former connector kept Shopify's; '' while nobody is adopted. */
export function adoptsBy({ adopt }: Adopting): string {
  return adopt.before === '' || adopt.dryRun ? '' : adopt.field;
}

/** What stands there for a Shopify customer (gid); '' while nobody is adopted. */
export function formerKey(customer: string, customers: Adopting): string {
  return adoptsBy(customers) === '' ? '' : customers.adopt.value.replaceAll('{id}', tail(customer));
}

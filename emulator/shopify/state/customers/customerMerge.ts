import type { World } from '../../contract.ts';
import { addAddress, setEmail, setPhone, sortedTags, touchCustomer } from './customer.ts';
import type { Customer } from './customer.ts';
import { announce } from '../events.ts';
import { startJob } from '../jobs.ts';
import type { Job } from '../jobs.ts';
import { metafieldsOf, writeMetafield } from '../metafields.ts';

export type MergeOverrides = {
  customerIdOfEmailToKeep?: string | null;
  customerIdOfPhoneNumberToKeep?: string | null;
  customerIdOfFirstNameToKeep?: string | null;
  customerIdOfLastNameToKeep?: string | null;
  note?: string | null;
  tags?: string[] | null;
};

/**
 * `customerMerge`: either id may survive (§4.5); here the customer with more orders, then the
 * second. The other one is gone when the job is done.
 */
export function mergeCustomers(
  world: World,
  one: Customer,
  two: Customer,
  overrides: MergeOverrides,
): { job: Job; keptId: string } {
  const kept = one.orderIds.length > two.orderIds.length ? one : two;
  const gone = kept === one ? two : one;
  const job = startJob(world, () => merge(world, kept, gone, overrides));
  return { job, keptId: kept.id };
}

function merge(world: World, kept: Customer, gone: Customer, overrides: MergeOverrides): void {
  world.changing(kept.id, kept);
  world.changing(gone.id, gone);
  const from = (id: string | null | undefined): Customer => (id === gone.id ? gone : kept);
  const email = from(overrides.customerIdOfEmailToKeep).email ?? gone.email;
  const phone = from(overrides.customerIdOfPhoneNumberToKeep).phone ?? gone.phone;
  setEmail(world, gone, null);
  setPhone(world, gone, null);
  setEmail(world, kept, email);
  setPhone(world, kept, phone);
  kept.firstName = from(overrides.customerIdOfFirstNameToKeep).firstName ?? gone.firstName;
  kept.lastName = from(overrides.customerIdOfLastNameToKeep).lastName ?? gone.lastName;
  kept.note = overrides.note ?? ([kept.note, gone.note].filter(Boolean).join('\n') || null);
  kept.tags = sortedTags(overrides.tags ?? [...kept.tags, ...gone.tags]);
  for (const address of gone.addresses) addAddress(world, kept, address);
  for (const id of gone.orderIds) {
    const order = world.shop.orders.get(id);
    if (!order) continue;
    world.changing(id, order);
    order.customerId = kept.id;
    kept.orderIds.push(id);
  }
  for (const { namespace, key, type, value } of metafieldsOf(world, gone.id))
    writeMetafield(world, kept.id, { namespace, key, type, value });
  world.shop.customers.delete(gone.id);
  touchCustomer(world, kept);
  announce(world, 'customers/merge', kept, {
    body: {
      admin_graphql_api_customer_kept_id: kept.id,
      admin_graphql_api_customer_deleted_id: gone.id,
      admin_graphql_api_job_id: null,
      status: 'completed',
      errors: [],
    },
  });
}

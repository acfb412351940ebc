import type { JsonObject, World } from '../../contract.ts';
import { newAddress } from '../../state/places/address.ts';
import {
  createCustomer,
  setEmail,
  setPhone,
  touchCustomer,
} from '../../state/customers/customer.ts';
import type { Customer } from '../../state/customers/customer.ts';
import { address, gidOf, list, object, tags, text } from './read.ts';

/** A customer that is there already is brought up to date. */
export function loadCustomer(world: World, body: JsonObject): string {
  const id = gidOf(body, 'Customer') ?? world.newGid('Customer');
  const known = world.shop.customers.get(id);
  const customer = known ?? createCustomer(world, {}, id);
  world.changing(id, customer);
  setEmail(world, customer, text(body['email']));
  setPhone(world, customer, text(body['phone']));
  customer.firstName = text(body['first_name']);
  customer.lastName = text(body['last_name']);
  customer.note = text(body['note']);
  customer.taxExempt = body['tax_exempt'] === true;
  customer.verifiedEmail = body['verified_email'] !== false;
  if (body['tags'] !== undefined) customer.tags = tags(body['tags']);
  if (Array.isArray(body['tax_exemptions']))
    customer.taxExemptions = body['tax_exemptions'].map((one) => text(one) ?? '');
  loadAddresses(world, customer, body);
  touchCustomer(world, customer);
  return id;
}

function loadAddresses(world: World, customer: Customer, body: JsonObject): void {
  const main = object(body['default_address']);
  const all = list(body['addresses']);
  const mainId = main && gidOf(main, 'MailingAddress');
  const bodies =
    main && !all.some((one) => gidOf(one, 'MailingAddress') === mainId) ? [main, ...all] : all;
  if (bodies.length === 0) return;
  customer.addresses = bodies.map((one) =>
    newAddress(gidOf(one, 'MailingAddress') ?? world.newGid('MailingAddress'), address(one) ?? {}),
  );
  customer.defaultAddressId = mainId ?? customer.addresses[0]?.id ?? null;
}

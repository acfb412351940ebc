import { NotModelled } from '../../contract.ts';
import type { Ctx, ResolverMap, UserError } from '../../contract.ts';
import { newAddress } from '../../state/places/address.ts';
import type { AddressInput } from '../../state/places/address.ts';
import { addAddress, setEmail, setPhone, touchCustomer } from '../../state/customers/customer.ts';
import { mergeCustomers } from '../../state/customers/customerMerge.ts';
import type { MergeOverrides } from '../../state/customers/customerMerge.ts';
import { announce } from '../../state/events.ts';
import { customerErrors, makeCustomer, writeConsents, writeCustomer } from './customerWrite.ts';
import type { ConsentInput, CustomerInput } from './customerWrite.ts';

const NO_CUSTOMER = { field: ['id'], message: 'Customer does not exist' };

function plain(errors: UserError[]): { field: string[] | null; message: string }[] {
  return errors.map(({ field, message }) => ({
    field: field?.filter((part) => part !== 'input') ?? null,
    message,
  }));
}

function customerSet(
  ctx: Ctx,
  args: {
    input: CustomerInput;
    identifier?: { id?: string; email?: string; phone?: string; customId?: unknown } | null;
  },
) {
  const { input, identifier } = args;
  const { customers, customersByEmail, customersByPhone } = ctx.shop;
  const bad = (field: string[], message: string, code: string) => ({
    customer: null,
    userErrors: [{ field, message, code }],
  });
  if (identifier?.customId)
    return bad(
      ['identifier', 'customId'],
      "Metafield definition of type 'id' is required when using custom ids.",
      'INVALID',
    );
  if (identifier && input.id)
    return bad(
      ['input'],
      'The id field is not allowed if identifier is provided.',
      'ID_NOT_ALLOWED',
    );
  const id = identifier?.id ?? input.id;
  if (id && !customers.has(id))
    return bad(['input'], 'Resource matching the identifier was not found.', 'NOT_FOUND');
  for (const [name, value] of [
    ['email', identifier?.email],
    ['phone', identifier?.phone],
  ] as const) {
    if (value === undefined) continue;
    if (input[name] == null)
      return bad(
        ['input'],
        'The input field corresponding to the identifier is required.',
        'MISSING_FIELD_REQUIRED',
      );
    if (input[name] !== value)
      return bad(
        ['input'],
        'The identifier value does not match the value of the corresponding field in the input.',
        'INPUT_MISMATCH',
      );
  }
  const found =
    id ??
    (identifier?.email && customersByEmail.get(identifier.email.toLowerCase())) ??
    (identifier?.phone && customersByPhone.get(identifier.phone));
  const known = found ? customers.get(found)! : null;
  const userErrors = customerErrors(ctx, input, known, ['input']);
  if (userErrors.length > 0) return { customer: null, userErrors };
  if (!known) return { customer: makeCustomer(ctx, input), userErrors: [] };
  writeCustomer(ctx, known, input);
  return { customer: known, userErrors: [] };
}

export const customerMutations: ResolverMap = {
  Mutation: {
    customerCreate: (_parent, { input }: { input: CustomerInput }, ctx) => {
      const errors = customerErrors(ctx, input, null, []);
      if (errors.length > 0) return { customer: null, userErrors: plain(errors) };
      return { customer: makeCustomer(ctx, input), userErrors: [] };
    },
    customerUpdate: (_parent, { input }: { input: CustomerInput }, ctx) => {
      const customer = ctx.shop.customers.get(input.id ?? '');
      if (!customer) return { customer: null, userErrors: [NO_CUSTOMER] };
      const errors = customerErrors(ctx, input, customer, []);
      if (errors.length > 0) return { customer: null, userErrors: plain(errors) };
      writeCustomer(ctx, customer, input);
      return { customer, userErrors: [] };
    },
    customerSet: (_parent, args, ctx) => customerSet(ctx, args),
    customerMerge: (
      _parent,
      args: {
        customerOneId: string;
        customerTwoId: string;
        overrideFields?: MergeOverrides | null;
      },
      ctx,
    ) => {
      const one = ctx.shop.customers.get(args.customerOneId);
      const two = ctx.shop.customers.get(args.customerTwoId);
      if (!one || !two || one === two)
        return {
          job: null,
          resultingCustomerId: null,
          userErrors: [
            {
              field: [one ? 'customerTwoId' : 'customerOneId'],
              message: 'Customer does not exist',
              code: 'INVALID_CUSTOMER_ID',
              errorFields: [],
            },
          ],
        };
      const { job, keptId } = mergeCustomers(ctx, one, two, args.overrideFields ?? {});
      return { job, resultingCustomerId: keptId, userErrors: [] };
    },
    customerDelete: (_parent, { input }: { input: { id: string } }, ctx) => {
      const customer = ctx.shop.customers.get(input.id);
      if (!customer)
        return {
          deletedCustomerId: null,
          shop: ctx.shop,
          userErrors: [{ field: ['id'], message: "Customer can't be found" }],
        };
      if (customer.orderIds.length > 0)
        return {
          deletedCustomerId: null,
          shop: ctx.shop,
          userErrors: [
            {
              field: ['id'],
              message: "Customer can't be deleted because they have associated orders",
            },
          ],
        };
      ctx.changing(customer.id, customer);
      announce(ctx, 'customers/delete', customer);
      setEmail(ctx, customer, null);
      setPhone(ctx, customer, null);
      ctx.shop.customers.delete(customer.id);
      return { deletedCustomerId: customer.id, shop: ctx.shop, userErrors: [] };
    },
    customerAddressCreate: (
      _parent,
      args: { customerId: string; address: AddressInput; setAsDefault?: boolean | null },
      ctx,
    ) => {
      const customer = ctx.shop.customers.get(args.customerId);
      if (!customer)
        return {
          address: null,
          userErrors: [{ field: ['customerId'], message: 'Customer does not exist' }],
        };
      const errors = customerErrors(ctx, { addresses: [args.address] }, customer, []);
      if (errors.length > 0)
        return {
          address: null,
          userErrors: [{ field: ['address', 'province'], message: errors[0]!.message }],
        };
      ctx.changing(customer.id, customer);
      const address = addAddress(ctx, customer, args.address);
      if (args.setAsDefault) customer.defaultAddressId = address.id;
      touchCustomer(ctx, customer);
      return { address, userErrors: [] };
    },
    customerAddressUpdate: (
      _parent,
      args: {
        customerId: string;
        addressId: string;
        address: AddressInput;
        setAsDefault?: boolean | null;
      },
      ctx,
    ) => {
      const refused = (field: string[], message: string) => ({
        address: null,
        userErrors: [{ field, message }],
      });
      const customer = ctx.shop.customers.get(args.customerId);
      if (!customer) return refused(['customerId'], 'Customer does not exist');
      const index = customer.addresses.findIndex(({ id }) => id === args.addressId);
      const before = customer.addresses[index];
      if (!before) return refused(['addressId'], 'Address does not exist');
      const errors = customerErrors(ctx, { addresses: [args.address] }, customer, []);
      if (errors.length > 0) return refused(['address', 'province'], errors[0]!.message);
      ctx.changing(customer.id, customer);
      const { country: _name, province: _region, ...kept } = before;
      const address = newAddress(before.id, { ...kept, ...args.address });
      customer.addresses = customer.addresses.with(index, address);
      if (args.setAsDefault) customer.defaultAddressId = address.id;
      touchCustomer(ctx, customer);
      return { address, userErrors: [] };
    },
    customerAddressDelete: (_parent, args: { customerId: string; addressId: string }, ctx) => {
      const refused = (field: string[], message: string) => ({
        deletedAddressId: null,
        userErrors: [{ field, message }],
      });
      const customer = ctx.shop.customers.get(args.customerId);
      if (!customer) return refused(['customerId'], 'Customer does not exist');
      if (!customer.addresses.some(({ id }) => id === args.addressId))
        return refused(['addressId'], 'Address does not exist');
      if (customer.defaultAddressId === args.addressId)
        throw new NotModelled('customerAddressDelete of the default address');
      ctx.changing(customer.id, customer);
      customer.addresses = customer.addresses.filter(({ id }) => id !== args.addressId);
      touchCustomer(ctx, customer);
      return { deletedAddressId: args.addressId, userErrors: [] };
    },
    customerEmailMarketingConsentUpdate: (
      _parent,
      { input }: { input: { customerId: string; emailMarketingConsent: ConsentInput } },
      ctx,
    ) => {
      const customer = ctx.shop.customers.get(input.customerId);
      if (!customer?.email)
        return {
          customer: customer ?? null,
          userErrors: [
            {
              field: ['input', 'customerId'],
              message: customer
                ? 'An email address is required to set the marketing consent state.'
                : 'Customer not found',
              code: 'INVALID',
            },
          ],
        };
      ctx.changing(customer.id, customer);
      writeConsents(ctx, customer, { emailMarketingConsent: input.emailMarketingConsent });
      touchCustomer(ctx, customer);
      const { state, optInLevel, updatedAt } = customer.emailConsent;
      announce(ctx, 'customers_email_marketing_consent/update', customer, {
        body: {
          customer_id: BigInt(customer.id.split('/').at(-1)!),
          email_address: customer.email,
          email_marketing_consent: {
            state: state.toLowerCase(),
            opt_in_level: optInLevel?.toLowerCase() ?? null,
            consent_updated_at: updatedAt,
          },
        },
      });
      return { customer, userErrors: [] };
    },
    customerAddTaxExemptions: (
      _parent,
      args: { customerId: string; taxExemptions: string[] },
      ctx,
    ) => exempt(ctx, args.customerId, (before) => [...new Set([...before, ...args.taxExemptions])]),
    customerRemoveTaxExemptions: (
      _parent,
      args: { customerId: string; taxExemptions: string[] },
      ctx,
    ) =>
      exempt(ctx, args.customerId, (before) =>
        before.filter((one) => !args.taxExemptions.includes(one)),
      ),
    customerReplaceTaxExemptions: (
      _parent,
      args: { customerId: string; taxExemptions: string[] },
      ctx,
    ) => exempt(ctx, args.customerId, () => args.taxExemptions),
  },
};

function exempt(ctx: Ctx, id: string, change: (before: string[]) => string[]) {
  const customer = ctx.shop.customers.get(id);
  if (!customer)
    return {
      customer: null,
      userErrors: [{ field: ['customerId'], message: 'Customer does not exist' }],
    };
  ctx.changing(customer.id, customer);
  customer.taxExemptions = change(customer.taxExemptions);
  touchCustomer(ctx, customer);
  return { customer, userErrors: [] };
}

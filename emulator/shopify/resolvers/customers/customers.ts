import { notModelled } from '../unknownSearch.ts';
import type { Ctx, ResolverMap, SearchFields } from '../../contract.ts';
import { fullName } from '../../state/places/address.ts';
import { defaultAddress } from '../../state/customers/customer.ts';
import type { Customer } from '../../state/customers/customer.ts';
import { sum } from '../../state/money/money.ts';
import type { Order } from '../../state/orders/order.ts';
import { netPayment } from '../../state/payments/payments.ts';
import { count, list, page } from '../listing.ts';
import { moneyV2 } from '../money.ts';
import { orderFields, orderSorts } from '../orders/orderSearch.ts';
import { byGid, legacyId, metafieldFields } from '../shared.ts';

function ordersOf(ctx: Ctx, customer: Customer): Order[] {
  return customer.orderIds
    .map((id) => ctx.shop.orders.get(id))
    .filter((order) => order !== undefined)
    .filter((order) => ctx.canSeeOrder(order.createdAt));
}

function spent(ctx: Ctx, customer: Customer): number {
  const orders = customer.orderIds
    .map((id) => ctx.shop.orders.get(id))
    .filter((one) => one !== undefined);
  return sum(orders.map((order) => netPayment(ctx, order))).shop;
}

function displayName(customer: Customer): string {
  return fullName(customer) ?? customer.email ?? customer.phone ?? '';
}

function customerFields(ctx: Ctx): SearchFields<Customer> {
  return {
    fields: {
      ...notModelled('customers', 'last_abandoned_order_date', 'order_date', 'tag_not'),
      id: { kind: 'id', of: ({ id }) => id },
      email: { kind: 'text', of: ({ email }) => email },
      phone: { kind: 'text', of: ({ phone }) => phone },
      first_name: { kind: 'word', of: ({ firstName }) => firstName },
      last_name: { kind: 'word', of: ({ lastName }) => lastName },
      tag: { kind: 'text', of: ({ tags }) => tags },
      state: { kind: 'text', of: ({ state }) => state },
      country: {
        kind: 'text',
        of: (customer) => customer.addresses.flatMap((one) => [one.country, one.countryCode]),
      },
      customer_date: { kind: 'date', of: ({ createdAt }) => createdAt },
      created_at: { kind: 'date', of: ({ createdAt }) => createdAt },
      updated_at: { kind: 'date', of: ({ updatedAt }) => updatedAt },
      orders_count: { kind: 'number', of: ({ orderIds }) => orderIds.length },
      total_spent: { kind: 'number', of: (customer) => spent(ctx, customer) / 100 },
      accepts_marketing: {
        kind: 'boolean',
        of: ({ emailConsent }) => emailConsent.state === 'SUBSCRIBED',
      },
    },
    bare: (customer) => [fullName(customer), customer.email, customer.phone, ...customer.tags],
  };
}

function byIdentifier(
  ctx: Ctx,
  identifier: { id?: string; emailAddress?: string; phoneNumber?: string },
): Customer | null {
  const { customers, customersByEmail, customersByPhone } = ctx.shop;
  if (identifier.id) return byGid(ctx, identifier.id, 'Customer', customers);
  const found =
    (identifier.emailAddress && customersByEmail.get(identifier.emailAddress.toLowerCase())) ||
    (identifier.phoneNumber && customersByPhone.get(identifier.phoneNumber));
  return found ? ctx.seen(found, customers.get(found) ?? null, 'read') : null;
}

export const customerResolvers: ResolverMap = {
  Query: {
    customer: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'Customer', ctx.shop.customers),
    customerByIdentifier: (_parent, { identifier }, ctx) => byIdentifier(ctx, identifier),
    customers: (_parent, args, ctx) =>
      list(ctx, ctx.shop.customers.values(), args, customerFields(ctx), {
        CREATED_AT: ({ createdAt }) => createdAt,
        UPDATED_AT: ({ updatedAt }) => updatedAt,
        NAME: (customer) => `${customer.lastName ?? ''} ${customer.firstName ?? ''}`.toLowerCase(),
      }),
    customersCount: (_parent, args, ctx) =>
      count(ctx, ctx.shop.customers.values(), args, customerFields(ctx)),
  },
  Customer: {
    ...legacyId,
    ...metafieldFields,
    displayName,
    addresses: ({ addresses }: Customer, { first }: { first?: number | null }) =>
      first == null ? addresses : addresses.slice(0, first),
    addressesV2: ({ addresses }: Customer, args) => page(addresses, args),
    defaultAddress,
    amountSpent: (customer: Customer, _args, ctx) =>
      moneyV2(spent(ctx, customer), ctx.store.currency),
    numberOfOrders: ({ orderIds }: Customer) => String(orderIds.length),
    canDelete: ({ orderIds }: Customer) => orderIds.length === 0,
    dataSaleOptOut: () => false,
    defaultEmailAddress: (customer: Customer) =>
      customer.email && {
        emailAddress: customer.email,
        marketingState: customer.emailConsent.state,
        marketingOptInLevel: customer.emailConsent.optInLevel,
        marketingUpdatedAt: customer.emailConsent.updatedAt,
        sourceLocation: null,
        validFormat: true,
        openTrackingLevel: 'UNKNOWN',
      },
    defaultPhoneNumber: ({ phone, smsConsent }: Customer) =>
      phone && {
        phoneNumber: phone,
        marketingState: smsConsent?.state ?? 'NOT_SUBSCRIBED',
        marketingOptInLevel: smsConsent?.optInLevel ?? null,
        marketingUpdatedAt: smsConsent?.updatedAt ?? null,
        marketingCollectedFrom: null,
        sourceLocation: null,
      },
    emailMarketingConsent: (customer: Customer) =>
      customer.email && {
        marketingState: customer.emailConsent.state,
        marketingOptInLevel: customer.emailConsent.optInLevel,
        consentUpdatedAt: customer.emailConsent.updatedAt,
        sourceLocation: null,
      },
    smsMarketingConsent: ({ phone, smsConsent }: Customer) =>
      phone && {
        marketingState: smsConsent?.state ?? 'NOT_SUBSCRIBED',
        marketingOptInLevel: smsConsent?.optInLevel ?? 'SINGLE_OPT_IN',
        consentUpdatedAt: smsConsent?.updatedAt ?? null,
        consentCollectedFrom: smsConsent ? 'OTHER' : null,
        sourceLocation: null,
      },
    lastOrder: (customer: Customer, _args, ctx) => ordersOf(ctx, customer).at(-1) ?? null,
    orders: (customer: Customer, args, ctx) =>
      list(ctx, ordersOf(ctx, customer), args, orderFields(ctx), orderSorts(ctx)),
    mergeable: () => ({ isMergeable: true, reason: null, errorFields: [], mergeInProgress: null }),
    statistics: () => ({ predictedSpendTier: null, rfmGroup: null }),
    productSubscriberStatus: () => 'NEVER_SUBSCRIBED',
    taxSettings: () => ({ taxId: null }),
    validEmailAddress: ({ email }: Customer) => email !== null,
    market: () => null,
    companyContactProfiles: ({ id }: Customer, _args, ctx) =>
      [...ctx.shop.companyContacts.values()].filter(({ customerId }) => customerId === id),
  },
};

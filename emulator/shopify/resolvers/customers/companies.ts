import { notModelled } from '../unknownSearch.ts';
import type { Ctx, ResolverMap, SearchFields } from '../../contract.ts';
import { countryName, provinceName } from '../../state/places/regions.ts';
import type {
  Company,
  CompanyAddress,
  CompanyContact,
  CompanyLocation,
  ContactRole,
} from '../../state/customers/company.ts';
import { sum } from '../../state/money/money.ts';
import type { Order } from '../../state/orders/order.ts';
import { netPayment } from '../../state/payments/payments.ts';
import { TERMS_TEMPLATES } from '../../state/payments/paymentTerms.ts';
import { count, exactCount, list, page } from '../listing.ts';
import { moneyV2 } from '../money.ts';
import { byGid, metafieldFields } from '../shared.ts';
import { templateView } from '../payments/paymentTerms.ts';

const COMPANY_FIELDS: SearchFields<Company> = {
  fields: {
    ...notModelled('companies', 'active_customers_count', 'ordering_status'),
    since_date: { kind: 'date', of: ({ customerSince }) => customerSince },
    id: { kind: 'id', of: ({ id }) => id },
    name: { kind: 'word', of: ({ name }) => name },
    external_id: { kind: 'text', of: ({ externalId }) => externalId },
    created_at: { kind: 'date', of: ({ createdAt }) => createdAt },
    updated_at: { kind: 'date', of: ({ updatedAt }) => updatedAt },
  },
  bare: ({ name, externalId }) => [name, externalId],
};

const LOCATION_FIELDS: SearchFields<CompanyLocation> = {
  fields: {
    id: { kind: 'id', of: ({ id }) => id },
    ids: { kind: 'id', of: ({ id }) => id },
    name: { kind: 'word', of: ({ name }) => name },
    company_id: { kind: 'id', of: ({ companyId }) => companyId },
    external_id: { kind: 'text', of: ({ externalId }) => externalId },
    created_at: { kind: 'date', of: ({ createdAt }) => createdAt },
    updated_at: { kind: 'date', of: ({ updatedAt }) => updatedAt },
  },
  bare: ({ name, externalId }) => [name, externalId],
};

function ordersWhere(ctx: Ctx, keep: (order: Order) => boolean): Order[] {
  const found: Order[] = [];
  for (const order of ctx.shop.orders.values())
    if (order.purchasingCompany && keep(order)) found.push(order);
  return found.filter(({ createdAt }) => ctx.canSeeOrder(createdAt));
}

function spent(ctx: Ctx, orders: Order[]) {
  return moneyV2(sum(orders.map((order) => netPayment(ctx, order))).shop, ctx.store.currency);
}

type AssignmentOf = CompanyLocation['roleAssignments'][number] & { location: CompanyLocation };

export const companyResolvers: ResolverMap = {
  Query: {
    company: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'Company', ctx.shop.companies),
    companies: (_parent, args, ctx) =>
      list(ctx, ctx.shop.companies.values(), args, COMPANY_FIELDS, {
        NAME: ({ name }) => name.toLowerCase(),
        CREATED_AT: ({ createdAt }) => createdAt,
        UPDATED_AT: ({ updatedAt }) => updatedAt,
      }),
    companiesCount: (_parent, args, ctx) =>
      count(ctx, ctx.shop.companies.values(), args, COMPANY_FIELDS),
    companyContact: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'CompanyContact', ctx.shop.companyContacts),
    companyLocation: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'CompanyLocation', ctx.shop.companyLocations),
    companyLocations: (_parent, args, ctx) =>
      list(ctx, ctx.shop.companyLocations.values(), args, LOCATION_FIELDS, {
        NAME: ({ name }) => name.toLowerCase(),
        UPDATED_AT: ({ updatedAt }) => updatedAt,
      }),
  },
  Company: {
    ...metafieldFields,
    contactsCount: ({ contactIds }: Company) => exactCount(contactIds.length),
    locationsCount: ({ locationIds }: Company) => exactCount(locationIds.length),
    contactRoles: ({ roles }: Company, args) => page(roles, args),
    defaultRole: ({ roles }: Company) => roles[1] ?? null,
    contacts: ({ contactIds }: Company, args, ctx) =>
      page(
        contactIds.map((id) => ctx.shop.companyContacts.get(id)!),
        args,
      ),
    locations: ({ locationIds }: Company, args, ctx) =>
      list(
        ctx,
        locationIds.map((id) => ctx.shop.companyLocations.get(id)!),
        args,
        LOCATION_FIELDS,
        {},
      ),
    mainContact: ({ mainContactId }: Company, _args, ctx) =>
      ctx.shop.companyContacts.get(mainContactId ?? '') ?? null,
    orders: ({ id }: Company, args, ctx) =>
      page(
        ordersWhere(ctx, ({ purchasingCompany }) => purchasingCompany!.companyId === id),
        args,
      ),
    ordersCount: ({ id }: Company, _args, ctx) =>
      exactCount(
        ordersWhere(ctx, ({ purchasingCompany }) => purchasingCompany!.companyId === id).length,
      ),
    totalSpent: ({ id }: Company, _args, ctx) =>
      spent(
        ctx,
        ordersWhere(ctx, ({ purchasingCompany }) => purchasingCompany!.companyId === id),
      ),
    hasTimelineComment: () => false,
  },
  CompanyContact: {
    company: ({ companyId }: CompanyContact, _args, ctx) => ctx.shop.companies.get(companyId),
    customer: ({ customerId }: CompanyContact, _args, ctx) => ctx.shop.customers.get(customerId),
    isMainContact: ({ id, companyId }: CompanyContact, _args, ctx) =>
      ctx.shop.companies.get(companyId)?.mainContactId === id,
    roleAssignments: ({ id, companyId }: CompanyContact, args, ctx) =>
      page(
        ctx.shop.companies
          .get(companyId)!
          .locationIds.map((locationId) => ctx.shop.companyLocations.get(locationId)!)
          .flatMap((location) =>
            location.roleAssignments
              .filter(({ contactId }) => contactId === id)
              .map((one) => ({ ...one, location })),
          ),
        args,
      ),
  },
  CompanyContactRoleAssignment: {
    company: ({ location }: AssignmentOf, _args, ctx) => ctx.shop.companies.get(location.companyId),
    companyContact: ({ contactId }: AssignmentOf, _args, ctx) =>
      ctx.shop.companyContacts.get(contactId),
    companyLocation: ({ location }: AssignmentOf) => location,
    updatedAt: ({ createdAt }: AssignmentOf) => createdAt,
    role: ({ location, roleId }: AssignmentOf, _args, ctx) =>
      ctx.shop.companies
        .get(location.companyId)
        ?.roles.find(({ id }: ContactRole) => id === roleId),
  },
  CompanyLocation: {
    ...metafieldFields,
    company: ({ companyId }: CompanyLocation, _args, ctx) => ctx.shop.companies.get(companyId),
    currency: (_location: CompanyLocation, _args, ctx) => ctx.store.currency,
    orders: ({ id }: CompanyLocation, args, ctx) =>
      page(
        ordersWhere(ctx, ({ purchasingCompany }) => purchasingCompany!.locationId === id),
        args,
      ),
    ordersCount: ({ id }: CompanyLocation, _args, ctx) =>
      exactCount(
        ordersWhere(ctx, ({ purchasingCompany }) => purchasingCompany!.locationId === id).length,
      ),
    totalSpent: ({ id }: CompanyLocation, _args, ctx) =>
      spent(
        ctx,
        ordersWhere(ctx, ({ purchasingCompany }) => purchasingCompany!.locationId === id),
      ),
    roleAssignments: (location: CompanyLocation, args) =>
      page(
        location.roleAssignments.map((one) => ({ ...one, location })),
        args,
      ),
    taxSettings: ({ taxExempt, taxExemptions, taxRegistrationId }: CompanyLocation) => ({
      taxExempt,
      taxExemptions,
      taxRegistrationId,
    }),
    buyerExperienceConfiguration: (location: CompanyLocation) => ({
      checkoutToDraft: location.checkoutToDraft,
      editableShippingAddress: location.editableShippingAddress,
      payNowOnly: location.paymentTermsTemplateId === null,
      deposit:
        location.depositPercentage === null
          ? null
          : { __typename: 'DepositPercentage', percentage: location.depositPercentage },
      paymentTermsTemplate: templateView(
        TERMS_TEMPLATES.find(({ id }) => id === location.paymentTermsTemplateId),
      ),
    }),
    hasTimelineComment: () => false,
  },
  CompanyAddress: {
    country: ({ countryCode }: CompanyAddress) => countryName(countryCode),
    province: ({ countryCode, zoneCode }: CompanyAddress) =>
      zoneCode ? provinceName(countryCode, zoneCode) : null,
    formattedArea: ({ city, zoneCode, countryCode }: CompanyAddress) =>
      [city, zoneCode, countryName(countryCode)].filter(Boolean).join(', '),
    formattedAddress: ({
      companyName,
      address1,
      address2,
      city,
      zoneCode,
      zip,
      countryCode,
    }: CompanyAddress) =>
      [
        companyName,
        address1,
        address2,
        [city, zoneCode, zip].filter(Boolean).join(' '),
        countryName(countryCode),
      ].filter(Boolean),
  },
};

import type { Ctx, ResolverMap, UserError } from '../../contract.ts';
import {
  addressFrom,
  announceCompany,
  announceContact,
  announceLocation,
  externalIdErrors,
  newCompany,
  newCompanyLocation,
  newContact,
  writeExperience,
} from '../../state/customers/companyWrite.ts';
import { customerErrors, writeCustomer } from './customerWrite.ts';
import type {
  AddressInput,
  Company,
  CompanyInput,
  CompanyLocation,
  ContactInput,
  LocationInput,
} from '../../state/customers/company.ts';

function missing(field: string): UserError[] {
  return [
    { field: [field], message: "Resource requested doesn't exist.", code: 'RESOURCE_NOT_FOUND' },
  ];
}

function companyProblems(
  ctx: Ctx,
  input: CompanyInput,
  self: string | null,
  at: string[],
): UserError[] {
  const blank = self === null && !input.name?.trim();
  return [
    ...(blank ? [{ field: [...at, 'name'], message: "Name can't be blank", code: 'BLANK' }] : []),
    ...externalIdErrors(input.externalId, ctx.shop.companies.values(), self, [...at, 'externalId']),
  ];
}

function create(
  ctx: Ctx,
  input: {
    company: CompanyInput;
    companyContact?: ContactInput | null;
    companyLocation?: LocationInput | null;
  },
) {
  const userErrors = [
    ...companyProblems(ctx, input.company, null, ['input', 'company']),
    ...externalIdErrors(
      input.companyLocation?.externalId,
      ctx.shop.companyLocations.values(),
      null,
      ['input', 'companyLocation', 'externalId'],
    ),
  ];
  if (userErrors.length > 0) return { company: null, userErrors };
  const company = newCompany(ctx, input.company);
  const location = newCompanyLocation(ctx, company, input.companyLocation ?? {});
  if (input.companyContact) {
    const contact = newContact(ctx, company, input.companyContact);
    assign(ctx, location, contact.id, company.roles[0]!.id);
  }
  return { company, userErrors: [] };
}

function assign(ctx: Ctx, location: CompanyLocation, contactId: string, roleId: string) {
  const one = {
    id: ctx.newGid('CompanyContactRoleAssignment'),
    roleId,
    contactId,
    createdAt: ctx.now(),
  };
  location.roleAssignments.push(one);
  return { ...one, location };
}

function touchCompany(ctx: Ctx, company: Company): void {
  company.updatedAt = ctx.now();
  announceCompany(ctx, 'companies/update', company);
}

function touchLocation(ctx: Ctx, location: CompanyLocation): void {
  location.updatedAt = ctx.now();
  announceLocation(ctx, 'company_locations/update', location);
}

export const companyMutations: ResolverMap = {
  Mutation: {
    companyCreate: (_parent, { input }, ctx) => create(ctx, input),
    companyUpdate: (
      _parent,
      { companyId, input }: { companyId: string; input: CompanyInput },
      ctx,
    ) => {
      const company = ctx.shop.companies.get(companyId);
      if (!company) return { company: null, userErrors: missing('companyId') };
      const userErrors = companyProblems(ctx, input, company.id, ['input']);
      if (userErrors.length > 0) return { company: null, userErrors };
      ctx.changing(company.id, company);
      company.name = input.name ?? company.name;
      if (input.externalId !== undefined) company.externalId = input.externalId;
      if (input.note !== undefined) company.note = input.note;
      company.customerSince = input.customerSince ?? company.customerSince;
      touchCompany(ctx, company);
      return { company, userErrors: [] };
    },
    companyLocationCreate: (
      _parent,
      { companyId, input }: { companyId: string; input: LocationInput },
      ctx,
    ) => {
      const company = ctx.shop.companies.get(companyId);
      if (!company) return { companyLocation: null, userErrors: missing('companyId') };
      const userErrors = externalIdErrors(
        input.externalId,
        ctx.shop.companyLocations.values(),
        null,
        ['input', 'externalId'],
      );
      if (userErrors.length > 0) return { companyLocation: null, userErrors };
      return { companyLocation: newCompanyLocation(ctx, company, input), userErrors: [] };
    },
    companyLocationUpdate: (
      _parent,
      { companyLocationId, input }: { companyLocationId: string; input: LocationInput },
      ctx,
    ) => {
      const location = ctx.shop.companyLocations.get(companyLocationId);
      if (!location) return { companyLocation: null, userErrors: missing('companyLocationId') };
      const userErrors = externalIdErrors(
        input.externalId,
        ctx.shop.companyLocations.values(),
        location.id,
        ['input', 'externalId'],
      );
      if (userErrors.length > 0) return { companyLocation: null, userErrors };
      ctx.changing(location.id, location);
      location.name = input.name ?? location.name;
      for (const key of ['externalId', 'note', 'phone', 'locale'] as const)
        if (input[key] !== undefined) location[key] = input[key];
      writeExperience(location, input.buyerExperienceConfiguration);
      touchLocation(ctx, location);
      return { companyLocation: location, userErrors: [] };
    },
    companyLocationAssignAddress: (
      _parent,
      args: { locationId: string; address: AddressInput; addressTypes: ('BILLING' | 'SHIPPING')[] },
      ctx,
    ) => {
      const location = ctx.shop.companyLocations.get(args.locationId);
      if (!location) return { addresses: null, userErrors: missing('locationId') };
      ctx.changing(location.id, location);
      const company = ctx.shop.companies.get(location.companyId)!;
      const addresses = args.addressTypes.map((type) => {
        const address = addressFrom(ctx, company, args.address);
        if (type === 'BILLING') location.billingAddress = address;
        else location.shippingAddress = address;
        return address;
      });
      touchLocation(ctx, location);
      return { addresses, userErrors: [] };
    },
    companyLocationTaxSettingsUpdate: (_parent, args, ctx) => {
      const location = ctx.shop.companyLocations.get(args.companyLocationId);
      if (!location) return { companyLocation: null, userErrors: missing('companyLocationId') };
      ctx.changing(location.id, location);
      location.taxExempt = args.taxExempt ?? location.taxExempt;
      if (args.taxRegistrationId !== undefined) location.taxRegistrationId = args.taxRegistrationId;
      const gone = new Set<string>(args.exemptionsToRemove ?? []);
      location.taxExemptions = [
        ...new Set([...location.taxExemptions, ...(args.exemptionsToAssign ?? [])]),
      ].filter((one) => !gone.has(one));
      touchLocation(ctx, location);
      return { companyLocation: location, userErrors: [] };
    },
    companyContactCreate: (
      _parent,
      { companyId, input }: { companyId: string; input: ContactInput },
      ctx,
    ) => {
      const company = ctx.shop.companies.get(companyId);
      if (!company) return { companyContact: null, userErrors: missing('companyId') };
      return { companyContact: newContact(ctx, company, input), userErrors: [] };
    },
    companyContactUpdate: (
      _parent,
      { companyContactId, input }: { companyContactId: string; input: ContactInput },
      ctx,
    ) => {
      const contact = ctx.shop.companyContacts.get(companyContactId);
      const person = contact && ctx.shop.customers.get(contact.customerId);
      if (!contact || !person)
        return { companyContact: null, userErrors: missing('companyContactId') };
      const { title, locale, ...ofPerson } = input;
      const errors = customerErrors(ctx, ofPerson, person, ['input']);
      if (errors.length > 0) return { companyContact: null, userErrors: errors };
      ctx.changing(contact.id, contact);
      if (title !== undefined) contact.title = title || null;
      if (locale !== undefined) contact.locale = locale;
      contact.updatedAt = ctx.now();
      announceContact(ctx, 'company_contacts/update', contact);
      if (Object.keys(ofPerson).length > 0) writeCustomer(ctx, person, ofPerson);
      return { companyContact: contact, userErrors: [] };
    },
    companyAssignCustomerAsContact: (
      _parent,
      args: { companyId: string; customerId: string },
      ctx,
    ) => {
      const company = ctx.shop.companies.get(args.companyId);
      if (!company || !ctx.shop.customers.has(args.customerId))
        return { companyContact: null, userErrors: missing(company ? 'customerId' : 'companyId') };
      return { companyContact: newContact(ctx, company, {}, args.customerId), userErrors: [] };
    },
    companyContactAssignRole: (_parent, args, ctx) => {
      const location = ctx.shop.companyLocations.get(args.companyLocationId);
      const contact = ctx.shop.companyContacts.get(args.companyContactId);
      if (!location || !contact)
        return {
          companyContactRoleAssignment: null,
          userErrors: missing(location ? 'companyContactId' : 'companyLocationId'),
        };
      return {
        companyContactRoleAssignment: assign(ctx, location, contact.id, args.companyContactRoleId),
        userErrors: [],
      };
    },
    companyAssignMainContact: (
      _parent,
      args: { companyId: string; companyContactId: string },
      ctx,
    ) => {
      const company = ctx.shop.companies.get(args.companyId);
      if (!company?.contactIds.includes(args.companyContactId))
        return { company: null, userErrors: missing('companyContactId') };
      ctx.changing(company.id, company);
      company.mainContactId = args.companyContactId;
      touchCompany(ctx, company);
      return { company, userErrors: [] };
    },
  },
};

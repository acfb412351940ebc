import type { Ctx, UserError } from '../../contract.ts';
import { newAddress } from '../../state/places/address.ts';
import type { AddressInput } from '../../state/places/address.ts';
import {
  addAddress,
  createCustomer,
  setEmail,
  setPhone,
  sortedTags,
  touchCustomer,
} from '../../state/customers/customer.ts';
import type { Customer } from '../../state/customers/customer.ts';
import { isProvince } from '../../state/places/regions.ts';
import { writeMetafields } from '../metafields.ts';
import type { MetafieldInput } from '../metafields.ts';

export type ConsentInput = {
  marketingState: string;
  marketingOptInLevel?: string | null;
  consentUpdatedAt?: string | null;
};
export type CustomerInput = {
  id?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  locale?: string | null;
  tags?: string[] | null;
  taxExempt?: boolean | null;
  taxExemptions?: string[] | null;
  multipassIdentifier?: string | null;
  addresses?: AddressInput[] | null;
  metafields?: MetafieldInput[] | null;
  emailMarketingConsent?: ConsentInput | null;
  smsMarketingConsent?: ConsentInput | null;
};

/** What is wrong with a customer's fields (texts: shopify-platform §4.5, recorded). */
export function customerErrors(
  ctx: Ctx,
  input: CustomerInput,
  self: Customer | null,
  prefix: string[],
): UserError[] {
  const errors: UserError[] = [];
  const at = (name: string): string[] => [...prefix, name];
  const { customersByEmail, customersByPhone } = ctx.shop;
  if (input.email) {
    const email = input.email.trim().toLowerCase();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      errors.push({ field: at('email'), message: 'Email is invalid', code: 'INVALID' });
    else if ((customersByEmail.get(email) ?? self?.id) !== self?.id)
      errors.push({ field: at('email'), message: 'Email has already been taken', code: 'TAKEN' });
  }
  if (input.phone) {
    const phone = input.phone.replace(/[\s().-]/g, '');
    if (!/^\+?\d{7,15}$/.test(phone))
      errors.push({ field: at('phone'), message: 'Phone is invalid', code: 'INVALID' });
    else if ((customersByPhone.get(phone) ?? self?.id) !== self?.id)
      errors.push({ field: at('phone'), message: 'Phone has already been taken', code: 'TAKEN' });
  }
  input.addresses?.forEach((address, index) => {
    const made = newAddress('', address);
    if (made.countryCode && made.provinceCode && !isProvince(made.countryCode, made.provinceCode))
      errors.push({
        field: [...at('addresses'), String(index), 'province'],
        message: 'Province is invalid',
        code: 'INVALID',
      });
  });
  const named = input.firstName || input.lastName || input.email || input.phone;
  const kept = self && (self.firstName || self.lastName || self.email || self.phone);
  if (!named && !kept)
    errors.push({
      field: prefix.length > 0 ? prefix : null,
      message: 'A name, phone number, or email address must be present',
      code: 'INVALID',
    });
  return errors;
}

/** Writes the fields that are given; a list of addresses replaces the old one. */
export function writeCustomer(ctx: Ctx, customer: Customer, input: CustomerInput): void {
  ctx.changing(customer.id, customer);
  if (input.email !== undefined) setEmail(ctx, customer, input.email);
  if (input.phone !== undefined) setPhone(ctx, customer, input.phone);
  if (input.firstName !== undefined) customer.firstName = input.firstName || null;
  if (input.lastName !== undefined) customer.lastName = input.lastName || null;
  if (input.note !== undefined) customer.note = input.note || null;
  if (input.locale) customer.locale = input.locale;
  if (input.tags) customer.tags = sortedTags(input.tags);
  customer.taxExempt = input.taxExempt ?? customer.taxExempt;
  customer.taxExemptions = input.taxExemptions ?? customer.taxExemptions;
  if (input.addresses) {
    customer.addresses = [];
    customer.defaultAddressId = null;
    for (const address of input.addresses) addAddress(ctx, customer, address);
  }
  writeMetafields(ctx, customer.id, input.metafields);
  writeConsents(ctx, customer, input);
  touchCustomer(ctx, customer);
}

export function writeConsents(ctx: Ctx, customer: Customer, input: CustomerInput): void {
  const consent = (given: ConsentInput) => ({
    state: given.marketingState,
    optInLevel: given.marketingOptInLevel ?? 'SINGLE_OPT_IN',
    updatedAt: given.consentUpdatedAt ?? ctx.now(),
  });
  if (input.emailMarketingConsent) customer.emailConsent = consent(input.emailMarketingConsent);
  if (input.smsMarketingConsent) customer.smsConsent = consent(input.smsMarketingConsent);
}

export function makeCustomer(ctx: Ctx, input: CustomerInput): Customer {
  const customer = createCustomer(ctx, {
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    note: input.note ?? null,
    tags: input.tags ?? [],
    locale: input.locale ?? 'en',
    taxExempt: input.taxExempt ?? false,
    taxExemptions: input.taxExemptions ?? [],
    multipassIdentifier: input.multipassIdentifier ?? null,
    addresses: input.addresses ?? [],
  });
  writeMetafields(ctx, customer.id, input.metafields);
  writeConsents(ctx, customer, input);
  return customer;
}

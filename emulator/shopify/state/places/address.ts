import { countryCode as codeOfCountry, countryName, provinceName } from './regions.ts';

/** A postal address as orders and customers hold it. Country and province by code. */
export type Address = {
  readonly id: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  province: string | null;
  countryCode: string | null;
  country: string | null;
  zip: string | null;
  phone: string | null;
};

/** `MailingAddressInput`, `OrderCreateCustomerAddressInput`: code or plain name of country and province. */
export type AddressInput = Partial<{
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  province: string | null;
  countryCode: string | null;
  country: string | null;
  zip: string | null;
  phone: string | null;
}>;

export function newAddress(id: string, input: AddressInput): Address {
  const short = input.country && /^[A-Z]{2}$/.test(input.country) ? input.country : null;
  const countryCode =
    input.countryCode ?? short ?? (input.country ? codeOfCountry(input.country) : null);
  const provinceCode = input.provinceCode ?? shortProvince(input.province);
  return {
    id,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    company: input.company ?? null,
    address1: input.address1 ?? null,
    address2: input.address2 ?? null,
    city: input.city ?? null,
    provinceCode,
    province:
      (input.provinceCode ? null : input.province) ??
      (countryCode && provinceCode ? provinceName(countryCode, provinceCode) : null),
    countryCode,
    country: countryCode ? countryName(countryCode) : (input.country ?? null),
    zip: input.zip ?? null,
    phone: input.phone ?? null,
  };
}

function shortProvince(province: string | null | undefined): string | null {
  return province && /^[A-Z]{2,3}$/.test(province) ? province : null;
}

/** "Ada Lovelace", one of both, or null. */
export function fullName(person: {
  firstName: string | null;
  lastName: string | null;
}): string | null {
  return [person.firstName, person.lastName].filter(Boolean).join(' ') || null;
}

/** Address lines as the shop prints them. */
export function formatted(address: Address, withName: boolean, withCompany: boolean): string[] {
  const region = [address.city, address.provinceCode, address.zip].filter(Boolean).join(' ');
  const lines = [
    withName ? fullName(address) : null,
    withCompany ? address.company : null,
    address.address1,
    address.address2,
    region,
    address.country,
  ];
  return lines.filter((line): line is string => Boolean(line));
}

/** Whether both show the same place and person; ids do not count. */
export function sameAddress(a: Address | null, b: Address | null): boolean {
  if (!a || !b) return a === b;
  return (Object.keys(a) as (keyof Address)[]).every((key) => key === 'id' || a[key] === b[key]);
}

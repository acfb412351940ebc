import type { ResolverMap } from '../../contract.ts';
import { formatted, fullName } from '../../state/places/address.ts';
import type { Address } from '../../state/places/address.ts';

export const addressResolvers: ResolverMap = {
  MailingAddress: {
    name: (address: Address) => fullName(address),
    countryCodeV2: ({ countryCode }: Address) => countryCode,
    coordinatesValidated: () => false,
    latitude: () => null,
    longitude: () => null,
    timeZone: () => null,
    validationResultSummary: () => null,
    formattedArea: ({ city, provinceCode, country }: Address) =>
      [city, provinceCode, country].filter(Boolean).join(', ') || null,
    formatted: (address: Address, args: { withName: boolean; withCompany: boolean }) =>
      formatted(address, args.withName, args.withCompany),
  },
};

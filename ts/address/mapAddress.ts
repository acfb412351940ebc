import type { AddressFragment } from '../shopify/operations';
import { splitText } from './splitText';

/** The fields of NetSuite's address subrecord, in the order they are set: the country decides what a state may be. */
export type NetsuiteAddress = {
  country: string;
  attention: string;
  addressee: string;
  addr1: string;
  addr2: string;
  addr3: string;
  city: string;
  state: string;
  zip: string;
  addrphone: string;
};

/** NetSuite's field lengths (netsuite-platform §4.11, likely; Shopify allows 255 everywhere). */
const MOST = { line: 150, name: 83, city: 50, state: 50, zip: 36, phone: 32 };
/** NetSuite refuses shorter phone numbers. */
const LEAST_PHONE = 7;

/** A company stands first with the person as attention; street lines that are too long go on in the next line. */
export function mapAddress(address: AddressFragment): NetsuiteAddress {
  const person = [address.firstName, address.lastName].filter(Boolean).join(' ');
  const company = address.company ?? '';
  const [addr1 = '', addr2 = '', addr3 = ''] = [
    ...splitText(address.address1 ?? '', MOST.line),
    ...splitText(address.address2 ?? '', MOST.line),
  ];
  const phone = address.phone ?? '';
  return {
    country: address.countryCodeV2 ?? '',
    attention: company === '' ? '' : person.slice(0, MOST.name),
    addressee: (company || person).slice(0, MOST.name),
    addr1,
    addr2,
    addr3,
    city: (address.city ?? '').slice(0, MOST.city),
    state: (address.provinceCode ?? address.province ?? '').slice(0, MOST.state),
    zip: (address.zip ?? '').slice(0, MOST.zip),
    addrphone: phone.length < LEAST_PHONE ? '' : phone.slice(0, MOST.phone),
  };
}

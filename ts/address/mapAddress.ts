import { mapped, type Mapping } from '../setup/mapped';
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
const LINES = 3;
/** NetSuite refuses shorter phone numbers. */
const LEAST_PHONE = 7;

/** Places that NetSuite keeps under another country than Shopify: `<country>` or `<country>-<state>`. */
const PLACES: Record<string, string> = {
  AC: 'SH',
  TA: 'SH',
  'US-FM': 'FM',
  'US-MH': 'MH',
  'US-PW': 'PW',
};

/**
 * A company stands first with the person as attention. What is longer than its field goes on in the street lines, cut at
 * a space; `unfitParts` says what has no place even so. Country and state are Shopify's codes, but for what the store maps
 * (kinds `country` and `state`, a state as `<country>-<state>`).
 */
export function mapAddress(address: AddressFragment, mappings: Mapping[] = []): NetsuiteAddress {
  const { attention, addressee, street } = linesOf(address);
  const [addr1 = '', addr2 = '', addr3 = ''] = street;
  const { country, state } = placeOf(address, mappings);
  return {
    country,
    attention,
    addressee,
    addr1,
    addr2,
    addr3,
    city: text(address.city).slice(0, MOST.city),
    state,
    zip: text(address.zip).slice(0, MOST.zip),
    addrphone: phoneOf(address.phone),
  };
}

/** What NetSuite's fields can't hold of an address, as words for a sentence; mostly nothing. */
export function unfitParts(address: AddressFragment, mappings: Mapping[] = []): string[] {
  const { state } = placeOf(address, mappings);
  return [
    ...(linesOf(address).street.length > LINES ? ['street'] : []),
    ...(text(address.city).length > MOST.city ? ['city'] : []),
    ...(state.length > MOST.state ? ['state'] : []),
    ...(text(address.zip).length > MOST.zip ? ['zip'] : []),
  ];
}

function linesOf(address: AddressFragment): {
  attention: string;
  addressee: string;
  street: string[];
} {
  const person = [text(address.firstName), text(address.lastName)].filter(Boolean).join(' ');
  const company = text(address.company);
  const [addressee = '', ...moreName] = splitText(company || person, MOST.name);
  const [attention = '', ...moreAttention] = splitText(company === '' ? '' : person, MOST.name);
  const street = [text(address.address1), text(address.address2)].filter(Boolean);
  const overflow = [...moreName, ...moreAttention].filter(Boolean).join(' ');
  const parts = [...(overflow === '' ? [] : [overflow]), ...street];
  const lines = parts.flatMap((part) => splitText(part, MOST.line));
  return {
    attention,
    addressee,
    street: lines.length > LINES ? splitText(parts.join(', '), MOST.line) : lines,
  };
}

function placeOf(
  address: AddressFragment,
  mappings: Mapping[],
): Pick<NetsuiteAddress, 'country' | 'state'> {
  // ZZ is Shopify's "unknown region".
  const country = address.countryCodeV2 === 'ZZ' ? '' : (address.countryCodeV2 ?? '');
  const state = text(address.provinceCode) || text(address.province);
  const place = `${country}-${state}`;
  const moved = PLACES[place];
  if (moved !== undefined) return { country: moved, state: '' };
  return {
    country: mapped(mappings, 'country', country)?.netsuite ?? PLACES[country] ?? country,
    state: mapped(mappings, 'state', place)?.netsuite ?? state,
  };
}

/** '' for a number that NetSuite would refuse: half a number is none. */
function phoneOf(phone: string | null): string {
  const given = text(phone);
  const number = given.length > MOST.phone ? given.replaceAll(/[^\d+]/g, '') : given;
  return number.length < LEAST_PHONE || number.length > MOST.phone ? '' : number;
}

function text(value: string | null): string {
  return (value ?? '').trim();
}

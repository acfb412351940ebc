import { isFeatureOn } from '../netsuite/runtime';
import { placeholders, readAll, textOf, type Row } from '../netsuite/suiteql';
import type { NetsuiteAddress } from '../address/mapAddress';
import type { Mapping } from '../setup/mapped';
import type { Settings } from '../setup/settings';
import type { CompanyValues } from './companyValues';
import { ADDRESS_COLUMNS } from './readNetsuiteCustomers';
import { shownColumns, shownFields, shownOf } from './shownFields';
import { mapsTerms, shopifyTerms } from './termsTable';

export interface NetsuiteCompany {
  active: boolean;
  values: CompanyValues;
}

/** Companies by internal id, with their default addresses and the fields that the store shows. 10 units for all. */
export function readNetsuiteCompanies(
  ids: string[],
  settings: Settings['customers'],
  mappings: Mapping[],
): Map<string, NetsuiteCompany> {
  if (ids.length === 0) return new Map();
  const fields = shownFields(settings);
  const isSuiteTax = isFeatureOn('TAX_OVERHAUL');
  const tax = isSuiteTax ? '' : ', c.taxable AS taxable, c.vatregnumber AS registration';
  const address = (of: string) => ADDRESS_COLUMNS.map((name) => `${of}.${name} AS ${of}_${name}`);
  const columns = [...address('ship'), ...address('bill')].join(', ');
  const rows = readAll(
    `SELECT c.id AS id, c.isinactive AS inactive, c.companyname AS name, c.phone AS phone, c.terms AS terms${tax}${shownColumns(fields)}, c.defaultshippingaddress AS ship, c.defaultbillingaddress AS bill, ${columns} FROM customer c LEFT JOIN customeraddressbookentityaddress ship ON ship.nkey = c.defaultshippingaddress LEFT JOIN customeraddressbookentityaddress bill ON bill.nkey = c.defaultbillingaddress WHERE c.id IN (${placeholders(ids.length)})`,
    ids.map(Number),
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'id'),
      {
        active: textOf(row, 'inactive') !== 'T',
        values: {
          name: textOf(row, 'name') || null,
          phone: textOf(row, 'phone'),
          terms: termsOf(textOf(row, 'terms'), mappings),
          exempt: isSuiteTax ? null : textOf(row, 'taxable') === 'F',
          registration: isSuiteTax ? null : textOf(row, 'registration'),
          shipping: addressOf(row, 'ship'),
          billing: addressOf(row, 'bill'),
          shown: fields.length > 0 ? shownOf(row, fields) : null,
        },
      },
    ]),
  );
}

function termsOf(terms: string, mappings: Mapping[]): string | null {
  const isKnown = terms === '' ? mapsTerms(mappings) : shopifyTerms(mappings, terms) !== undefined;
  return isKnown ? terms : null;
}

function addressOf(row: Row, of: string): NetsuiteAddress | null {
  if (textOf(row, of) === '') return null;
  return Object.fromEntries(
    ADDRESS_COLUMNS.map((name) => [name, textOf(row, `${of}_${name}`)]),
  ) as NetsuiteAddress;
}

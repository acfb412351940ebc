/** Addresses: country first, lengths, states of the countries that have fixed ones (netsuite-platform §4.11). */
import type { SubrecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { invalidFieldValue } from '../refusals.ts';

/** States that NetSuite offers as a list; in other countries the state is free text. */
const STATES: Record<string, Set<string>> = {
  US: new Set(
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY AA AE AP GU VI AS MP'.split(
      ' ',
    ),
  ),
  CA: new Set('AB BC MB NB NL NT NS NU ON PE QC SK YT'.split(' ')),
};

/** Switch-free part of the rules: an unknown two-letter country, a state that its country does not have. */
export function checkAddress(address: SubrecordData): void {
  const { fields } = address;
  const country = (fields.country as string | null | undefined) ?? null;
  if (country !== null && !/^[A-Z]{2}$/.test(country)) {
    throw invalidFieldValue(country, 'country');
  }
  const state = (fields.state as string | null | undefined) ?? null;
  const states = country === null ? undefined : STATES[country];
  if (state !== null && states !== undefined && !states.has(state)) {
    throw new SuiteScriptError(
      'COUNTRY_STATE_MISMATCH',
      `The country and state/province are mismatched, the country is ${country} and the state/province is ${state}. Please enter a state/province short name that matches the country.`,
    );
  }
}

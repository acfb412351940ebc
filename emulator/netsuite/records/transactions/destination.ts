/** Where a fulfillment goes to (SOAPCODES SHIP_ADDR_REQD, VALID_ZIPCODE_REQD; both only under their switch). */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';

const COUNTRIES_WITH_ZIP = new Set(['US', 'CA', 'GB', 'DE', 'FR', 'AU']);

export function checkDestination(books: Books, data: RecordData, order: RecordData): void {
  if (order.type !== 'salesorder' || !books.account.switches.fulfillmentWantsAddress) return;
  const address = data.subrecords.shippingaddress?.fields ?? {};
  const { country, city, addr1, zip } = address;
  if ([country, city, addr1].some((part) => typeof part !== 'string' || part === '')) {
    throw new SuiteScriptError('SHIP_ADDR_REQD', 'Shipping address is incomplete.');
  }
  const wantsZip = COUNTRIES_WITH_ZIP.has(String(country));
  const isUsZip = country !== 'US' || /^\d{5}(-\d{4})?$/.test(String(zip ?? ''));
  if (wantsZip && ((zip ?? '') === '' || !isUsZip)) {
    throw new SuiteScriptError(
      'VALID_ZIPCODE_REQD',
      'Missing or invalid ZIP code field. ZIP code is a required field and it cannot be null or empty. ZIP code and state values are checked against an internal database to make sure that ZIP code specified exists in state specified.',
    );
  }
}

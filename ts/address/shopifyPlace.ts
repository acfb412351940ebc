import type { Mapping } from '../setup/mapped';
import type { NetsuiteAddress } from './mapAddress';

/** Country and state in Shopify's codes, by the store's tables read backwards. */
export function shopifyPlace(
  { country, state }: Pick<NetsuiteAddress, 'country' | 'state'>,
  mappings: Mapping[],
): { country: string; state: string } {
  const theirs =
    mappings.find(({ kind, netsuite }) => kind === 'country' && netsuite === country)?.shopify ??
    country;
  const place = mappings.find(
    ({ kind, netsuite, shopify }) =>
      kind === 'state' && netsuite === state && shopify.startsWith(`${theirs}-`),
  )?.shopify;
  return { country: theirs, state: place ? place.slice(theirs.length + 1) : state };
}

import type { Settings } from '../setup/settings';
import type { Shipment } from './shipment';

/** Does the store tell Shopify of an item fulfillment that is picked or packed like this one? */
export function tellsProgress(
  { shipped, packed, bornInShopify }: Shipment,
  { progress }: Settings['fulfillments'],
): boolean {
  if (shipped || bornInShopify) return false;
  return progress === 'picked' || (progress === 'packed' && packed);
}

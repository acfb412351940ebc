import type { Mapping } from '../setup/mapped';
import type { FulfillmentTrackingInput } from '../shopify/operations';
import type { Shipment } from './shipment';

/** How a store names the carrier of a ship method. */
export interface Carrier {
  /** Shopify's exact name, capitals included; it knows the tracking pages of those. */
  company: string | undefined;
  /** Address of the tracking page for other carriers, `{number}` stands for the tracking number. */
  url: string | undefined;
}

/** Mapping of kind `carrier`: `shopify` is the carrier's name, `netsuite` the ship item's id, options `{"url": "…{number}"}`. */
export function carrierOf(shipMethod: string, mappings: Mapping[]): Carrier {
  const row = mappings.find((one) => one.kind === 'carrier' && one.netsuite === shipMethod);
  if (!row || shipMethod === '') return { company: undefined, url: undefined };
  const options = row.options === '' ? {} : (JSON.parse(row.options) as { url?: string });
  return { company: row.shopify || undefined, url: options.url };
}

/**
 * One carrier and all tracking numbers of a shipment; null when it has none. A ship method without mapping goes without a
 * name: Shopify then guesses from the number.
 */
export function mapTracking(
  shipment: Pick<Shipment, 'trackingNumbers'>,
  carrier: Carrier,
): FulfillmentTrackingInput | null {
  const numbers = shipment.trackingNumbers;
  if (numbers.length === 0) return null;
  return {
    numbers,
    ...(carrier.company !== undefined && { company: carrier.company }),
    ...(carrier.url !== undefined && {
      urls: numbers.map((number) =>
        (carrier.url ?? '').replace('{number}', encodeURIComponent(number)),
      ),
    }),
  };
}

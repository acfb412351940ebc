/**
 * An item fulfillment that Crossdock made from a Shopify fulfillment carries its id; NetSuite copies body fields on
 * transform, so only the external id proves it (review 16).
 */
export function isBornInShopify(externalId: string): boolean {
  return /^xdk:[^:]+:fulfillment:/i.test(externalId);
}

/** Line items have their bare legacy id; discounts, taxes and lines people added have words or nothing. */
export function isShopifyLine(lineId: string): boolean {
  return /^\d+$/.test(lineId);
}

/** A Shopify line item and how many units of it one unit of a NetSuite line is. */
export interface Part {
  lineItem: string;
  per: number;
}

/** The line id of a bundle that is one kit line in NetSuite: `kit:111x1,112x2`. */
export function kitLineId(parts: Part[]): string {
  return `kit:${parts.map(({ lineItem, per }) => `${lineItem}x${per}`).join(',')}`;
}

/** What a NetSuite line is in Shopify: one line item, the parts of a bundle, or nothing. */
export function partsOf(lineId: string): Part[] {
  if (isShopifyLine(lineId)) return [{ lineItem: lineId, per: 1 }];
  if (!/^kit:(\d+x\d+,?)+$/.test(lineId)) return [];
  return lineId
    .slice('kit:'.length)
    .split(',')
    .map((part) => {
      const [lineItem = '', per = '1'] = part.split('x');
      return { lineItem, per: Number(per) };
    });
}

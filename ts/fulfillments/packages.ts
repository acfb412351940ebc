import type { FulfillmentTrackingInput } from '../shopify/operations';
import type { Shipment, ShipmentLine } from './shipment';

/**
 * Where the units of a line lie, as the store's column `packageField` says it: `1Z1` for all of them, `1Z1:2, 1Z2:1` for
 * parts. What it leaves open lies in no known package.
 */
export function inPackages(line: ShipmentLine, text: string): ShipmentLine[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 1 && !text.includes(':')) return [{ ...line, inPackage: parts[0] ?? '' }];
  let left = line.quantity;
  const lines: ShipmentLine[] = [];
  for (const part of parts) {
    const [number = '', units = ''] = part.split(':');
    const quantity = Math.min(left, Number(units) || 0);
    if (number !== '' && quantity > 0) lines.push({ ...line, quantity, inPackage: number });
    left -= quantity;
  }
  return left > 0 ? [...lines, { ...line, quantity: left }] : lines;
}

/** Contents count only when every unit lies in a package and every package has something in it. */
export function withKnownContents(shipment: Shipment): Shipment {
  const named = new Set(shipment.lines.map(({ inPackage }) => inPackage));
  const isKnown =
    shipment.trackingNumbers.every((number) => named.has(number)) &&
    shipment.lines.every(({ inPackage }) => shipment.trackingNumbers.includes(inPackage));
  if (isKnown) return shipment;
  return { ...shipment, lines: shipment.lines.map((line) => ({ ...line, inPackage: '' })) };
}

/** The part of a shipment's tracking that belongs to one package; all of it for ''. */
export function trackingIn(
  tracking: FulfillmentTrackingInput | null,
  inPackage: string,
): FulfillmentTrackingInput | null {
  if (!tracking || inPackage === '') return tracking;
  const at = (tracking.numbers ?? []).indexOf(inPackage);
  const url = tracking.urls?.[at];
  return { ...tracking, numbers: [inPackage], ...(url !== undefined && { urls: [url] }) };
}

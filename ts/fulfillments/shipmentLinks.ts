import { sha256 } from '../netsuite/hash';
import type { FulfillmentTrackingInput } from '../shopify/operations';
import { externalId, netsuiteSideId, tail } from '../sync/externalIds';
import {
  agree,
  findLinks,
  findLinksOfRecords,
  linkFromNetsuite,
  linkFromShopify,
  markRemoved,
  pointLink,
  type Link,
} from '../sync/links';
import { slicesOf } from '../sync/slices';
import { resolveCause } from '../sync/syncErrors';
import { unitsOf, unitsText, type Shipment } from './shipment';

/** Fulfillments of an item fulfillment that are looked for at once, those that were cancelled included. */
const AT_ONCE = 25;
/** Ids one look-up takes: an IN list holds 1,000 (netsuite-platform §4.6). */
const IDS_PER_QUERY = 900;

/** What an item fulfillment has become in Shopify. */
export interface ShipmentLinks {
  /** Its fulfillments that stand. */
  linked: Link[];
  /** Number of the next one; cancelled ones keep theirs. */
  next: number;
  /** Which fulfillment orders of which order are shown in progress because of it, or once were. */
  progress: Link | undefined;
}

/** What both sides agreed on, as hashes. */
export interface Agreed {
  tracking: string;
  units: string;
  /** The fulfillment was made in Shopify, by a person, a shop's till or a 3PL's app. */
  bornInShopify?: true;
  /** Tracking number of the one package it is. */
  inPackage?: string;
  /** Shopify knows that it was delivered. */
  delivered?: true;
  /** For those made in Shopify: the tracking numbers it had when both sides last had the same. */
  numbers?: string;
  /** The tracking that is just being brought to NetSuite: its save there is not sent back. */
  incoming?: string;
}

/** By item fulfillment id. 10 units for up to 34 of them; again 10 for those with more than 25 fulfillments. */
export function readShipmentLinks(
  store: string,
  shipments: string[],
): (id: string) => ShipmentLinks {
  const keyOf = (id: string, number: number) =>
    netsuiteSideId(store, 'itemfulfillment', id, `fulfillment${number}`);
  const found = new Map<string, Link>();
  let ids = [...new Set(shipments)];
  let last = 0;
  while (ids.length > 0) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => last + index + 1);
    const progress = last === 0 ? ids.map((id) => progressKey(store, id)) : [];
    const keys = ids.flatMap((id) => numbers.map((number) => keyOf(id, number)));
    for (const some of slicesOf([...keys, ...progress], IDS_PER_QUERY))
      for (const [key, link] of findLinks(some)) found.set(key, link);
    last += AT_ONCE;
    ids = ids.filter((id) => found.has(keyOf(id, last)));
  }
  return (id) => {
    const links: Link[] = [];
    let next = 1;
    for (let number = 1; number <= last; number += 1) {
      const link = found.get(keyOf(id, number));
      if (!link) continue;
      links.push(link);
      next = number + 1;
    }
    return {
      linked: links.filter(({ state }) => state === 'linked'),
      next,
      progress: found.get(progressKey(store, id)),
    };
  };
}

function progressKey(store: string, shipment: string): string {
  return netsuiteSideId(store, 'itemfulfillment', shipment, 'progress');
}

/** Writes down which fulfillment orders (gids) of an order are to be shown in progress for a shipment. 6 units, or 4. */
export function keepProgress(
  store: string,
  shipment: string,
  order: string,
  told: string[],
  known: Link | undefined,
): void {
  const agreed = JSON.stringify({ told });
  if (known?.state === 'linked' && known.agreed === agreed) return;
  if (known) {
    pointLink(known.id, shipment);
    return agree(known.id, agreed);
  }
  linkFromNetsuite(
    {
      store,
      entity: 'progress',
      shopifyId: order,
      role: 'progress',
      recordType: 'itemfulfillment',
      recordId: shipment,
      agreed,
    },
    'progress',
  );
}

/** The fulfillment orders (gids) of a progress link. */
export function toldIn({ agreed }: Link): string[] {
  return agreed === '' ? [] : (JSON.parse(agreed) as { told: string[] }).told;
}

/** Which of these fulfillments (gids) are linked, and to which item fulfillment. 10 units. */
export function readFulfillmentLinks(store: string, fulfillments: string[]): Map<string, Link> {
  const links = slicesOf(fulfillments, IDS_PER_QUERY).flatMap((some) => [
    ...findLinks(some.map((id) => fulfillmentKey(store, id))).values(),
  ]);
  return new Map(links.map((link) => [link.shopifyId, link]));
}

function fulfillmentKey(store: string, fulfillment: string): string {
  return externalId(store, 'fulfillment', tail(fulfillment), 'if1');
}

/**
 * Writes the pair from both sides: 12 units. Whoever comes second changes nothing. Answers which side was written now; the
 * number may stand for another fulfillment already.
 */
export function linkFulfillment(
  store: string,
  pair: { fulfillment: string; shipment: string; number: number; agreed: Agreed },
): { shopify: boolean; netsuite: boolean } {
  const link = {
    store,
    entity: 'fulfillment',
    shopifyId: pair.fulfillment,
    role: 'if1',
    recordType: 'itemfulfillment',
    recordId: pair.shipment,
    agreed: JSON.stringify(pair.agreed),
  };
  const shopify = linkFromShopify(link);
  const netsuite = linkFromNetsuite(link, `fulfillment${pair.number}`);
  return { shopify, netsuite };
}

/** A run that booked it was cut off between the two rows of the pair: the other one is written too. 16 units. */
export function completeLink(store: string, shipment: string): void {
  const [link] = findLinksOfRecords(store, 'fulfillment', [shipment]);
  if (link) linkFromNetsuite({ ...link, role: 'if1' }, 'fulfillment1');
}

/** A fulfillment whose item fulfillment was deleted has another one now. 14 units. */
export function handOver(former: Link, shipment: string, agreed: Agreed): void {
  pointLink(former.id, shipment);
  agree(former.id, JSON.stringify(agreed));
  resolveCause(former.store, `shipment:${former.recordId}`);
}

/** The fulfillment does not stand any more: both rows say so. 2 units each. */
export function unlinkFulfillment(store: string, links: Link[]): void {
  const rows = findLinks(links.map((link) => fulfillmentKey(store, link.shopifyId)));
  for (const link of [...links, ...rows.values()]) markRemoved(link.id);
}

export function agreedOf(
  shipment: Pick<Shipment, 'lines' | 'delivered'>,
  tracking: FulfillmentTrackingInput | null,
  inPackage = '',
): Agreed {
  return {
    ...(inPackage !== '' && { inPackage }),
    ...(shipment.delivered && { delivered: true }),
    tracking: trackingText(tracking),
    units: sha256(unitsText(unitsOf(shipment.lines))),
  };
}

/** The same tracking gives the same text, in whatever order its numbers come. */
export function trackingText(tracking: FulfillmentTrackingInput | null): string {
  return sha256(
    JSON.stringify(
      tracking && {
        ...tracking,
        numbers: [...(tracking.numbers ?? [])].sort(),
        ...(tracking.urls && { urls: [...tracking.urls].sort() }),
      },
    ),
  );
}

/** The same numbers give the same text. */
export function numbersText(numbers: string[]): string {
  return sha256([...numbers].sort().join('\n'));
}

export function parseAgreed(link: Link): Agreed {
  return link.agreed === '' ? { tracking: '', units: '' } : (JSON.parse(link.agreed) as Agreed);
}

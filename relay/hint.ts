/**
 * The relay's words.
 *
 * - **hint**: news that one entity of one store changed. It says where to look and holds no data of a person.
 * - **entry**: a hint in the inbox, with its turn (when it is due, whether it is being sent).
 * - **lane**: which entries go first when NetSuite cannot take all.
 * - **poll hint**: "something of this kind changed": for bodies without a usable id.
 */
import type { HintAction } from './topics.ts';

export type Hint = {
  /** `<store>:<entity>:<id>`: one waiting entry per key. */
  key: string;
  store: string;
  entity: string;
  /** A gid; of a poll hint the entity's name. */
  id: string;
  action: HintAction;
  /** The gid of the record that stays after a merge. */
  other?: string;
  topic: string;
  webhookId: string;
  eventId?: string;
  triggeredAt: string;
  apiVersion: string;
  updatedAt?: string;
  /** Hex SHA-256 of the body, which is not kept. */
  sha256: string;
  privacy?: PrivacyRequest;
};

/** What is kept of a privacy request: ids, never an address or a number of a person. */
export type PrivacyRequest = {
  /** The domain in the signed body; the header's is not signed. */
  shopDomain: string;
  customerId?: string;
  orderIds: string[];
  requestId?: string;
};

/**
 * Orders before their routing and people, those before catalog and stock. While NetSuite can't take all, an order comes
 * before the news of its fulfillment orders, which then finds it there.
 */
export const LANES = [0, 1, 2] as const;
export type Lane = (typeof LANES)[number];

const SECOND_LANE = [
  'fulfillment_order',
  'customer',
  'company',
  'company_location',
  'company_contact',
  'poll',
];
const LAST_LANE = [
  'product',
  'inventory_item',
  'location',
  'dispute',
  'tender_transaction',
  'shop',
];

export function laneOf(hint: Hint): Lane {
  if (LAST_LANE.includes(hint.entity)) return 2;
  return SECOND_LANE.includes(hint.entity) ? 1 : 0;
}

const RANKS: Record<HintAction, number> = { changed: 0, deleted: 1, merged: 2 };

/** A hint of lower rank never replaces a waiting one: state read later cannot tell what it told. */
export function rankOf(hint: Hint): number {
  return RANKS[hint.action];
}

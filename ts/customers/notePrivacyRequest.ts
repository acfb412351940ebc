import type { RelayHint } from '../sync/request';
import { raise } from '../sync/syncErrors';

/** Orders that a message names; the rest is counted. */
const MOST_NAMED = 20;
/** Shopify's term for all three requests (shopify-platform §2.5). */
const DAYS = 30;

/**
 * A privacy request has no flow of its own yet: it becomes a sync error that an administrator closes when the request is
 * answered. Each request has its own, whatever else is open; ids only. 6 units.
 */
export function notePrivacyRequest(hint: RelayHint, now: string): void {
  const { customerId, orderIds, requestId } = hint.privacy ?? {
    customerId: '',
    orderIds: [],
    requestId: '',
  };
  const named = orderIds.slice(0, MOST_NAMED).join(', ');
  const more = orderIds.length > MOST_NAMED ? ` and ${orderIds.length - MOST_NAMED} more` : '';
  raise(
    hint.store,
    {
      cause: hint.key,
      code: 'PRIVACY_REQUEST',
      class: 'data',
      owner: 'administrator',
      subject: customerId ? `Shopify customer ${customerId}` : `store ${hint.store}`,
      message: `Shopify passes on ${hint.topic || 'a privacy request'}${requestId ? ` ${requestId}` : ''}${customerId ? ` for customer ${customerId}` : ''}${named ? `, orders ${named}${more}` : ''}.`,
      next: `Answer it within ${DAYS} days: send the data, or anonymize the customer and remove personal information from the orders (Setup > Personal Information Removal); then set this error to Resolved.`,
    },
    now,
  );
}

import { randomUUID } from 'node:crypto';
import { ShopifyError } from '../contract.ts';

/** "Something went wrong": whether a write was committed the caller cannot know (§3.3). */
export function internalError(): ShopifyError {
  return new ShopifyError(
    'INTERNAL_SERVER_ERROR',
    `Internal error. Looks like something went wrong on our end.\nRequest ID: ${randomUUID()} (include this in support requests).`,
    {},
  );
}

import * as random from 'N/crypto/random';

/** A fresh UUID v4: marks, claims, idempotency keys. */
export function newId(): string {
  return random.generateUUID();
}

import type { Clock, UserError } from '../contract.ts';

/** Mutations that take `@idempotent`, and since 2026-04 demand it (§3.7). No other mutation is protected. */
export const idempotentMutations = new Set([
  'inventorySetQuantities',
  'inventoryAdjustQuantities',
  'inventoryMoveQuantities',
  'inventorySetOnHandQuantities',
  'inventoryActivate',
  'locationActivate',
  'locationDeactivate',
  'refundCreate',
  'inventoryShipmentCreate',
  'inventoryShipmentCreateInTransit',
  'inventoryShipmentAddItems',
  'inventoryShipmentReceive',
  'inventoryTransferCreate',
  'inventoryTransferCreateAsReadyToShip',
  'inventoryTransferDuplicate',
  'inventoryTransferSetItems',
]);

const KEPT_MS = 24 * 3600 * 1000;

type Payload = Record<string, unknown>;

interface Entry {
  /** Mutation and input as given, the order of the fields included. */
  fingerprint: string;
  at: number;
  outcome: { payload: Payload } | 'failed';
}

export interface IdempotencyKeys {
  /**
   * Runs `mutate` once per key. A repeat gives the first payload again (its fields are then read from present data), or
   * a payload of nothing but userErrors: mismatch, concurrent, failed before.
   */
  once(
    key: string,
    fingerprint: string,
    mutate: () => Payload,
    problem: (code: string, message: string) => Payload,
  ): Payload;
  /** Marks a key as being worked on while a slow request is held; the result ends it. */
  hold(key: string): () => void;
}

export function idempotencyKeys(clock: Clock): IdempotencyKeys {
  const entries = new Map<string, Entry>();
  const held = new Set<string>();
  return {
    once(key, fingerprint, mutate, problem) {
      if (held.has(key))
        return problem(
          'IDEMPOTENCY_CONCURRENT_REQUEST',
          'This request is currently in progress, please try again.',
        );
      const known = entries.get(key);
      if (known && clock.now() - known.at < KEPT_MS) {
        if (known.fingerprint !== fingerprint)
          return problem(
            'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
            'The same idempotency key cannot be used with different operation parameters.',
          );
        if (known.outcome === 'failed')
          return problem(
            'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
            'A previous request with this idempotency key failed. Retry with a new idempotency key.',
          );
        return known.outcome.payload;
      }
      const payload = mutate();
      const failed = ((payload['userErrors'] as UserError[] | undefined)?.length ?? 0) > 0;
      entries.set(key, {
        fingerprint,
        at: clock.now(),
        outcome: failed ? 'failed' : { payload },
      });
      return payload;
    },
    hold(key) {
      held.add(key);
      return () => held.delete(key);
    },
  };
}

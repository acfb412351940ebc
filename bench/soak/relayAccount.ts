import { scannerFor, toHint } from '../../relay/in/toHint.ts';
import { deliveryOf } from '../../relay/in/webhook.ts';
import type { EventsAnswer, EventsRequest } from '../../relay/out/protocol.ts';
import { topics } from '../../relay/topics.ts';
import type { RelayWatch } from '../../scripts/local/virtualRelay.ts';

/**
 * What the relay owes. A poll of NetSuite's repairs news that the relay loses, so that both sides agree in the end all the
 * same; here each acknowledged delivery must have been written down before its answer, and told to NetSuite in a call that began
 * after it came in and that answered to have it.
 */
export function relayAccount() {
  /** Of everything that is noted. */
  let number = 0;
  const owed = new Map<string, number>();
  const written = new Map<string, number>();
  const paid = new Map<string, number>();
  const early = new Set<string>();
  let acknowledged = 0;

  const watch: RelayWatch = {
    came(store, headers, body) {
      const at = ++number;
      const key = keyOf(store, headers, body);
      return (status) => {
        if (status !== 200 || key === null) return;
        acknowledged += 1;
        if ((written.get(key) ?? 0) < at) early.add(key);
        owed.set(key, Math.max(at, owed.get(key) ?? 0));
      };
    },
    written(keys) {
      for (const key of keys) written.set(key, ++number);
    },
    called(body) {
      const at = ++number;
      const told = new Set((JSON.parse(body) as EventsRequest).hints.map(({ key }) => key));
      return (answer) => {
        for (const { key, outcome } of (JSON.parse(answer) as Partial<EventsAnswer>).results ?? [])
          if (told.has(key) && (outcome === 'done' || outcome === 'marked'))
            paid.set(key, Math.max(at, paid.get(key) ?? 0));
      };
    },
  };

  return {
    watch,
    /** To be asked once the relay's queue is empty. */
    account(): { problems: string[]; counts: Record<string, number> } {
      const lost = [...owed].filter(([key, at]) => (paid.get(key) ?? 0) < at).map(([key]) => key);
      return {
        problems: [
          ...some('the relay acknowledged news before they were written down', [...early]),
          ...some('the relay acknowledged news and never handed them over', lost),
        ],
        counts: {
          'webhooks acknowledged': acknowledged,
          'of so many entities': owed.size,
          'of them handed over': owed.size - lost.length,
        },
      };
    },
  };
}

function keyOf(store: string, headers: Record<string, string>, body: Buffer): string | null {
  const delivery = deliveryOf(headers);
  const topic = Object.hasOwn(topics, delivery.topic) ? topics[delivery.topic] : undefined;
  if (!topic) return null;
  const scanner = scannerFor(topic);
  scanner.write(body);
  return toHint(store, topic, delivery, scanner.found, '').key;
}

function some(what: string, keys: string[]): string[] {
  if (keys.length === 0) return [];
  const named = keys.slice(0, MOST_NAMED).join(', ');
  const others = keys.length > MOST_NAMED ? ` and ${keys.length - MOST_NAMED} more` : '';
  return [`${what}: ${named}${others}`];
}

const MOST_NAMED = 5;

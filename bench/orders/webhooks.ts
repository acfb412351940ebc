import { setTimeout as pause } from 'node:timers/promises';
import type { Wire } from '../../emulator/shopify/webhooks/post.ts';
import type { Hint } from '../../relay/hint.ts';
import { scannerFor, toHint } from '../../relay/in/toHint.ts';
import { deliveryOf } from '../../relay/in/webhook.ts';
import { topics } from '../../relay/topics.ts';
import { DEMO_STORE } from '../../scripts/local/boot.ts';

/** Nothing more comes when nothing came for so long. */
const QUIET_MS = 60;

/** The shop's webhooks as the relay makes hints of them. */
export interface Webhooks {
  /** For the boot of the local Shopify. */
  wire: Wire;
  /** What came since the last time, once no more comes, as it would wait: one hint per entity, whatever number of topics told of it. */
  take(): Promise<Hint[]>;
  /** The same, a hint for every delivery, in their order. */
  each(): Promise<Hint[]>;
}

export function webhooks(): Webhooks {
  let waiting: Hint[] = [];
  let last = 0;
  const each = async (): Promise<Hint[]> => {
    do await pause(QUIET_MS);
    while (performance.now() - last < QUIET_MS);
    const hints = waiting;
    waiting = [];
    return hints;
  };
  return {
    wire: (_url, _host, headers, body) => {
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      const delivery = deliveryOf(Object.fromEntries(lower) as Record<string, string>);
      const topic = topics[delivery.topic];
      if (!topic) throw new Error(`${delivery.topic} is not subscribed to`);
      const scanner = scannerFor(topic);
      scanner.write(body);
      waiting.push(toHint(DEMO_STORE.key, topic, delivery, scanner.found, ''));
      last = performance.now();
      return Promise.resolve({ status: 200 });
    },
    each,
    take: async () => merged(await each()),
  };
}

/** Of each entity the last, as they wait in the relay. */
export function merged(hints: readonly Hint[]): Hint[] {
  return [...new Map(hints.map((hint) => [hint.key, hint])).values()];
}

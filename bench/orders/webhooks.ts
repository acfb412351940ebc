import { setTimeout as pause } from 'node:timers/promises';
import type { Wire } from '../../emulator/shopify/webhooks/post.ts';
import type { Hint } from '../../relay/hint.ts';
import { scannerFor, toHint } from '../../relay/in/toHint.ts';
import { deliveryOf } from '../../relay/in/webhook.ts';
import { topics } from '../../relay/topics.ts';
import { DEMO_STORE } from '../../scripts/local/boot.ts';

/** Nothing more comes when nothing came for so long. */
const QUIET_MS = 60;

/** The shop's webhooks as the relay would have them waiting: one hint per entity, whatever number of topics told of it. */
export interface Webhooks {
  /** For the boot of the local Shopify. */
  wire: Wire;
  /** All that came since the last time, once no more comes. */
  take(): Promise<Hint[]>;
}

export function webhooks(): Webhooks {
  const waiting = new Map<string, Hint>();
  let last = 0;
  return {
    wire: (_url, _host, headers, body) => {
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      const delivery = deliveryOf(Object.fromEntries(lower) as Record<string, string>);
      const topic = topics[delivery.topic];
      if (!topic) throw new Error(`${delivery.topic} is not subscribed to`);
      const scanner = scannerFor(topic);
      scanner.write(body);
      const hint = toHint(DEMO_STORE.key, topic, delivery, scanner.found, '');
      waiting.set(hint.key, hint);
      last = performance.now();
      return Promise.resolve({ status: 200 });
    },
    async take() {
      do await pause(QUIET_MS);
      while (performance.now() - last < QUIET_MS);
      const hints = [...waiting.values()];
      waiting.clear();
      return hints;
    },
  };
}

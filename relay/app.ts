import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import type { Hint } from './hint.ts';
import { EVENTBRIDGE_HEADER, receiveEventbridge } from './in/eventbridge.ts';
import { receivePubsub } from './in/pubsub.ts';
import type { Stores } from './in/stores.ts';
import { MAX_READ_BYTES, readBody, receiveWebhook, type Received } from './in/webhook.ts';
import type { Metrics } from './metrics.ts';

export type AppPorts = {
  stores: Stores;
  /** Resolves when the hint is on disk. */
  accept(hint: Hint): Promise<void>;
  metrics: Metrics;
  log: Logger;
  /** Throws when the queue cannot be used. */
  proveQueue(): Promise<void>;
  /** Each is off, and its path unknown, until it is configured. */
  pubsub?: (authorization: string | undefined) => Promise<boolean>;
  eventbridge?: (secret: string | undefined) => boolean;
  /** When set, /metrics asks for it as a bearer token. */
  metricsToken?: string;
};

type Env = { Bindings: HttpBindings };

/**
 * The relay's routes.
 *
 * A valid signature never gets a 4xx: eight failures in a row make Shopify delete the whole subscription
 * (shopify-platform §2.1). 200 goes out when the hint is on disk; 503 when it could not be written, so that
 * Shopify sends it again.
 */
export function createApp(ports: AppPorts): Hono<Env> {
  const { stores, metrics, log } = ports;
  const app = new Hono<Env>();

  async function answer(c: Context<Env>, received: Received): Promise<Response> {
    if (received.kind === 'refused') {
      metrics.refused.inc({ reason: received.reason });
      return c.text(received.sentence, received.status);
    }
    if (received.kind === 'unknownTopic') {
      metrics.countReceived(received.store, 'other');
      return c.body(null, 200);
    }
    const { hint } = received;
    metrics.countReceived(hint.store, hint.topic);
    try {
      await ports.accept(hint);
    } catch (error) {
      metrics.unsaved.inc();
      log.error({ err: error }, 'a hint could not be written');
      return c.text('The queue cannot be written right now; send it again.', 503);
    }
    return c.body(null, 200);
  }

  for (const path of ['/webhooks', '/webhooks/:store']) {
    app.post(path, async (c) =>
      answer(c, await receiveWebhook(c.env.incoming, stores, c.req.param('store'))),
    );
  }

  const { pubsub, eventbridge } = ports;
  if (pubsub !== undefined) {
    for (const path of ['/pubsub', '/pubsub/:store']) {
      app.post(path, async (c) => {
        if (!(await pubsub(c.req.header('authorization')))) return answer(c, UNAUTHORIZED);
        const body = await wholeBody(c);
        return answer(c, body ? receivePubsub(body, stores, c.req.param('store')) : ABORTED);
      });
    }
  }
  if (eventbridge !== undefined) {
    for (const path of ['/eventbridge', '/eventbridge/:store']) {
      app.post(path, async (c) => {
        if (!eventbridge(c.req.header(EVENTBRIDGE_HEADER))) return answer(c, UNAUTHORIZED);
        const body = await wholeBody(c);
        return answer(c, body ? receiveEventbridge(body, stores, c.req.param('store')) : ABORTED);
      });
    }
  }

  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    try {
      await ports.proveQueue();
      return c.text('ready');
    } catch {
      return c.text('The queue cannot be used.', 503);
    }
  });
  app.get('/metrics', async (c) => {
    const { metricsToken } = ports;
    if (
      metricsToken !== undefined &&
      !same(c.req.header('authorization'), `Bearer ${metricsToken}`)
    ) {
      return c.text('This needs the metrics token.', 401);
    }
    return c.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
  });

  app.all('/webhooks/*', (c) => c.text('Webhooks are posted.', 405, { Allow: 'POST' }));
  app.onError((error, c) => {
    log.error({ err: error }, 'a request ended in an unexpected error');
    return c.text('Unexpected error.', 500);
  });
  return app;
}

const UNAUTHORIZED: Received = {
  kind: 'refused',
  status: 401,
  reason: 'unauthorized',
  sentence: 'The sender could not be proven.',
};
const ABORTED: Received = {
  kind: 'refused',
  status: 408,
  reason: 'aborted',
  sentence: 'The body ended early or is too large.',
};

/** The body of a proven cloud sender, whose own limits are below ours. */
async function wholeBody(c: Context<Env>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  const complete = await readBody(c.env.incoming, (chunk) => {
    length += chunk.length;
    if (length <= MAX_READ_BYTES) chunks.push(chunk);
  });
  return complete && length <= MAX_READ_BYTES ? Buffer.concat(chunks) : undefined;
}

function same(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(expected));
}

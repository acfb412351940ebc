import { Readable } from 'node:stream';
import { pino } from 'pino';
import type { PostOutcome } from '../../emulator/shopify/webhooks/post.ts';
import type { Inbox } from '../../relay/inbox/inbox.ts';
import { openSqliteInbox } from '../../relay/inbox/sqlite.ts';
import { NoAnswer, type Post } from '../../relay/out/http.ts';
import { assembleRelay, type RelayConfig } from '../../relay/start.ts';

export interface RelaySurroundings {
  clock: { now(): number; at(time: number, run: () => void): () => void };
  /** NetSuite's outside face. */
  netsuite: { fetch(request: Request): Response | Promise<Response> };
  random: () => number;
  logLevel: string;
  watch?: RelayWatch;
}

/** Is told what passes through the relay, and answers with whom to tell how that ended. */
export interface RelayWatch {
  /** A webhook of a store came in, with its headers in small letters. */
  came(store: string, headers: Record<string, string>, body: Buffer): (status: number) => void;
  /** Hints with these keys are on disk. */
  written(keys: readonly string[]): void;
  /** A call to the RESTlet began; its answer is told when the relay has got it. */
  called(body: string): (answer: string) => void;
}

export type VirtualRelay = ReturnType<typeof virtualRelay>;

/** The relay on a shared clock and without sockets: requests and answers are handed over in this process. */
export function virtualRelay(config: RelayConfig, around: RelaySurroundings) {
  const { clock, netsuite, random, watch } = around;
  let posts = 0;
  let tokenPosts = 0;
  let taking = 0;
  let isOpen = true;
  const calls = { count: 0, busyMs: 0, refused: 0 };

  const ask = async (url: string, headers: Record<string, string>, body: string) => {
    const response = await netsuite.fetch(new Request(url, { method: 'POST', headers, body }));
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
  };
  const post: Post = async (url, headers, body, timeoutMs) => {
    const isToken = url === config.netsuite.tokenUrl;
    let cancel = () => {};
    posts += 1;
    tokenPosts += isToken ? 1 : 0;
    try {
      if (isToken) return await ask(url, headers, body);
      const timeout = new Promise<never>((_, reject) => {
        cancel = clock.at(clock.now() + timeoutMs, () =>
          reject(new NoAnswer('TIMEOUT', `no answer within ${timeoutMs} ms`)),
        );
      });
      const began = clock.now();
      const answered = watch?.called(body);
      const answer = await Promise.race([ask(url, headers, body), timeout]);
      if (answer.status === 200) answered?.(answer.body);
      calls.count += 1;
      calls.busyMs += clock.now() - began;
      calls.refused += answer.status === 200 ? 0 : 1;
      return answer;
    } finally {
      cancel();
      posts -= 1;
      tokenPosts -= isToken ? 1 : 0;
    }
  };
  const inbox = watched(openSqliteInbox(config.dataFolder), watch);
  const relay = assembleRelay(config, {
    clock: { now: clock.now, after: (ms, run) => clock.at(clock.now() + ms, run) },
    log: pino({ level: around.logLevel }),
    inbox,
    post,
    random,
  });

  return {
    /** Answered calls to the RESTlet and how long they held a place there, in virtual ms. */
    calls,
    depth: () => inbox.depth(clock.now()),
    /** Whether it waits for nothing but time and scripts of NetSuite. Tokens take no time here. */
    isStill: () => taking === 0 && tokenPosts === 0 && relay.delivery.inFlight() === posts,
    /** Takes one webhook. */
    async take(url: URL, headers: Record<string, string>, body: Buffer): Promise<PostOutcome> {
      if (!isOpen) return { error: 'ECONNREFUSED' };
      taking += 1;
      const named = headersInSmall(headers);
      const store = config.stores.find(({ domain }) => domain === named['x-shopify-shop-domain']);
      const answered = store && watch?.came(store.key, named, body);
      try {
        const request = new Request(url, { method: 'POST', headers, body: new Uint8Array(body) });
        const response = await relay.app.fetch(request, {
          incoming: incoming(named, body),
        });
        answered?.(response.status);
        return { status: response.status };
      } finally {
        taking -= 1;
      }
    },
    /** @param graceMs how long calls that have begun may take; 0: as if the process had been killed */
    async stop(graceMs: number): Promise<void> {
      isOpen = false;
      await relay.stop(graceMs);
    },
  };
}

/** The part of Node's own request that the relay reads. */
function incoming(headers: Record<string, string>, body: Buffer): Readable {
  return Object.assign(Readable.from([body]), { headers, complete: true });
}

function headersInSmall(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function watched(inbox: Inbox, watch: RelayWatch | undefined): Inbox {
  if (!watch) return inbox;
  return {
    ...inbox,
    async accept(hints, now) {
      await inbox.accept(hints, now);
      watch.written(hints.map(({ key }) => key));
    },
  };
}

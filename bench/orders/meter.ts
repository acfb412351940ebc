import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NetSuiteOptions } from '../../emulator/netsuite/index.ts';
import { DEMO_STORE, type Local } from '../../scripts/local/boot.ts';

/** What everything of Crossdock costs, whoever runs it: units of all its scripts, points of all its calls. */
export interface Meter {
  /** For the boot of the local NetSuite. */
  onEnded: NonNullable<NetSuiteOptions['onEnded']>;
  /** Puts itself between NetSuite and the shop. */
  attach(local: Local): Promise<void>;
  reset(): void;
  units(): number;
  points(): number;
  stop(): void;
}

export function meter(): Meter {
  let units = 0;
  let points = 0;
  let target = '';
  const server = createServer((request, response) => {
    void (async () => {
      const body: Uint8Array[] = [];
      for await (const chunk of request) body.push(chunk as Uint8Array);
      const answer = await fetch(target + (request.url ?? ''), {
        method: request.method ?? 'POST',
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(body),
      });
      const text = await answer.text();
      points += Number(/"actualQueryCost":(\d+)/.exec(text)?.[1] ?? 0);
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'application/json',
        'x-shopify-api-version': answer.headers.get('x-shopify-api-version') ?? '',
      });
      response.end(text);
    })();
  });
  return {
    onEnded: (run) => {
      units += run.units;
    },
    async attach({ netsuite, shopify }) {
      target = shopify.url;
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const { port } = server.address() as AddressInfo;
      netsuite.hosts[DEMO_STORE.domain] = `http://127.0.0.1:${port}`;
    },
    reset() {
      units = 0;
      points = 0;
    },
    units: () => units,
    points: () => points,
    stop: () => server.close(),
  };
}

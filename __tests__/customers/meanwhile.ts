import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_STORE } from '../../scripts/local/boot.ts';
import type { World } from '../orders/world.ts';

/** Lets something happen while NetSuite asks Shopify: before the call whose body fits is passed on, once. */
export async function meanwhile(
  { netsuite }: World,
  fits: (body: string) => boolean,
  happen: () => unknown,
  run: () => Promise<unknown>,
): Promise<void> {
  const straight = netsuite.hosts[DEMO_STORE.domain] ?? '';
  let isOver = false;
  const between = createServer((asked, response) => {
    void (async () => {
      const body = Buffer.concat(await asked.toArray());
      if (!isOver && fits(body.toString())) {
        isOver = true;
        await happen();
      }
      const passed = send(
        new URL(asked.url ?? '/', straight),
        { method: asked.method ?? 'POST', headers: asked.headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        },
      );
      passed.end(body);
    })();
  });
  await new Promise<void>((resolve) => {
    between.listen(0, '127.0.0.1', resolve);
  });
  netsuite.hosts[DEMO_STORE.domain] = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  try {
    await run();
  } finally {
    netsuite.hosts[DEMO_STORE.domain] = straight;
    between.closeAllConnections();
    between.close();
  }
  if (!isOver) throw new Error('no call fitted');
}

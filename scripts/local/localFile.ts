import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT } from '../project.ts';
import { DEMO_STORE, type Local } from './boot.ts';

export const LOCAL_FOLDER = join(PROJECT.root, '.crossdock');

/** Writes `.crossdock/local.json`: where everything listens and how another program signs in. */
export function writeLocalFile(local: Local): string {
  const path = join(LOCAL_FOLDER, 'local.json');
  const { domain, clientId, clientSecret, accessToken } = DEMO_STORE;
  const content = {
    shopify: { url: local.shopify.url, stores: [{ domain, clientId, clientSecret, accessToken }] },
    netsuite: {
      url: local.netsuite.url,
      account: local.netsuite.account.id,
      clientId: local.keys.clientId,
      certificateId: local.keys.certificateId,
      privateKeyPath: local.keys.privateKeyPath,
      consoleUrl: `${local.netsuite.url}/`,
    },
    relay: { url: local.relay?.url ?? null },
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  return path;
}

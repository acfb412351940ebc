import { generateKeyPairSync } from 'node:crypto';
import { startRelay } from '../../relay/start.ts';
import { DOMAIN, SECRET, serveTarget } from './processes.ts';

/** The relay itself, on SQLite or PostgreSQL, with a NetSuite at the given address. */
const { dataFolder, databaseUrl, netsuiteUrl, concurrency, timeoutMs, batchSize } = JSON.parse(
  process.argv[2] ?? '',
) as {
  dataFolder: string;
  databaseUrl?: string;
  netsuiteUrl: string;
  concurrency?: number;
  timeoutMs?: number;
  batchSize?: number;
};
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const relay = await startRelay({
  port: 0,
  dataFolder,
  ...(databaseUrl !== undefined && { databaseUrl }),
  ...(concurrency !== undefined && { concurrency }),
  ...(timeoutMs !== undefined && { timeoutMs }),
  ...(batchSize !== undefined && { batchSize }),
  stopGraceMs: 0,
  logLevel: 'fatal',
  stores: [{ key: 'bench', domain: DOMAIN, secrets: [SECRET] }],
  netsuite: {
    account: 'BENCH',
    tokenUrl: `${netsuiteUrl}/token`,
    restletUrl: `${netsuiteUrl}/restlet`,
    clientId: 'client',
    certificateId: 'certificate',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  },
});
serveTarget(Number(new URL(relay.url).port), relay.stop);

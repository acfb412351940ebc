import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DOMAIN, SECRET } from './deliveries.ts';
import type { NetSuiteDouble } from './netsuiteDouble.ts';
import { until, type Place } from './relayUnderTest.ts';

export const SERVER = join(__dirname, '../../relay/server.ts');

/** The environment of a relay as an operator would write it. */
export function relayEnvironment(
  netsuite: NetSuiteDouble,
  place: Place,
  port: number,
): Record<string, string> {
  const { settings } = netsuite;
  return {
    PATH: process.env['PATH'] ?? '',
    RELAY_PORT: String(port),
    RELAY_DATA: place.dataFolder,
    ...(place.databaseUrl !== undefined && { DATABASE_URL: place.databaseUrl }),
    RELAY_STORES: `demo=${DOMAIN}`,
    STORE_DEMO_SECRET: SECRET,
    NETSUITE_ACCOUNT: settings.account,
    NETSUITE_TOKEN_URL: settings.tokenUrl,
    NETSUITE_RESTLET_URL: settings.restletUrl,
    NETSUITE_CLIENT_ID: settings.clientId,
    NETSUITE_CERTIFICATE_ID: settings.certificateId,
    NETSUITE_PRIVATE_KEY: settings.privateKey,
    LOG_LEVEL: 'fatal',
  };
}

const running = new Set<ChildProcess>();

/** Ends what a failed test left behind. */
export function killLeftRelays(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** A relay in a process of its own. */
export async function spawnRelay(env: Record<string, string>, flags: string[] = []) {
  const child: ChildProcess = spawn(process.execPath, [...flags, SERVER], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr!.pipe(process.stderr);
  running.add(child);
  child.once('exit', () => running.delete(child));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${env['RELAY_PORT']}`;
  await until(
    () =>
      fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => child.exitCode !== null,
      ),
    15_000,
  );
  return {
    url,
    exited,
    async end(signal: NodeJS.Signals): Promise<number | null> {
      child.kill(signal);
      return exited;
    },
  };
}

export type RelayProcess = Awaited<ReturnType<typeof spawnRelay>>;

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

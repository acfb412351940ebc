import { pathToFileURL } from 'node:url';
import { systemClock } from './clock.ts';
import { check } from './cli/check.ts';
import { dead, DEAD_USAGE } from './cli/dead.ts';
import { readConfig } from './config.ts';
import { openInboxBeside } from './inbox/open.ts';
import { netsuiteClient } from './out/netsuite.ts';
import { startRelay, withDeployment, type RelayConfig } from './start.ts';

const USAGE = `relay                      start the relay; its settings come from the environment
relay check                prove each link from Shopify to NetSuite
${DEAD_USAGE}`;

/** How long `relay check` waits for the RESTlet: it answers a check at once or not at all. */
const CHECK_TIMEOUT_MS = 30_000;

async function main(args: readonly string[]): Promise<number | undefined> {
  const [command, ...rest] = args;
  if (command !== undefined && command !== 'check' && command !== 'dead') {
    console.log(USAGE);
    return 2;
  }
  const outcome = readConfig(process.env);
  if (!outcome.ok) {
    for (const mistake of outcome.mistakes) console.error(mistake);
    return 78; // EX_CONFIG: systemd and people can tell it from a crash
  }
  const { config } = outcome;
  if (command === 'check') return printCheck(config);
  if (command === 'dead') {
    const inbox = await openInboxBeside(config);
    const code = await dead(inbox, rest, systemClock.now(), console.log);
    await inbox.close();
    return code;
  }
  const relay = await startRelay(config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void relay.stop().then(() => process.exit(0)));
  }
  return undefined;
}

async function printCheck(config: RelayConfig): Promise<number> {
  const restletUrl = withDeployment(config.netsuite.restletUrl);
  const links = await check(config, {
    openQueue: () => openInboxBeside(config),
    netsuite: netsuiteClient(
      { ...config.netsuite, restletUrl, timeoutMs: CHECK_TIMEOUT_MS },
      systemClock,
    ),
    relayUrl: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`,
    shopUrl: (store) => `https://${store.domain}`,
    now: systemClock.now,
  });
  const signs = { ok: 'ok    ', broken: 'BROKEN', open: 'open  ' };
  for (const { name, state, sentence } of links)
    console.log(`${signs[state]}  ${name}: ${sentence}`);
  return links.some((link) => link.state === 'broken') ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const code = await main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    return 1;
  });
  if (code !== undefined) process.exit(code);
}

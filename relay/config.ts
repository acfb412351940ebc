import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DEFAULTS, type RelayConfig, type StoreConfig } from './start.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigOutcome = { ok: true; config: RelayConfig } | { ok: false; mistakes: string[] };

/** Of the account's slots, the part that is ours unless RELAY_CONCURRENCY says otherwise. */
const SHARE = 1 / 3;
/** The smallest service tier (netsuite-platform §3.4). */
const SMALLEST_TIER_SLOTS = 5;
const GOOGLE_KEYS = 'https://www.googleapis.com/oauth2/v3/certs';
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/**
 * Reads the relay's configuration (docs/relay.md lists every variable).
 *
 * Any variable may be given as `NAME_FILE` with the path of a file that holds the value. Every mistake is a
 * sentence; secrets are never repeated in one.
 */
export function readConfig(env: Environment): ConfigOutcome {
  const mistakes: string[] = [];
  const text = (name: string) => readVariable(env, name, mistakes);
  const required = (name: string, meaning: string) => {
    const value = text(name);
    if (value === undefined) mistakes.push(`${name} is missing: ${meaning}.`);
    return value ?? '';
  };
  const whole = (name: string, preset: number, least: number, most: number) => {
    const value = text(name);
    if (value === undefined) return preset;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    mistakes.push(`${name} is "${value}", but must be a whole number from ${least} to ${most}.`);
    return preset;
  };
  const address = (name: string, preset: string) => {
    const value = text(name) ?? preset;
    if (isHttpAddress(value)) return value;
    mistakes.push(`${name} is "${value}", which is not an http(s) address.`);
    return preset;
  };

  const account = required('NETSUITE_ACCOUNT', 'the account id, such as 1234567 or 1234567_SB1');
  if (account !== '' && !/^[A-Za-z0-9]+(_[A-Za-z0-9]+)?$/.test(account)) {
    mistakes.push(
      `NETSUITE_ACCOUNT is "${account}", but an account id looks like 1234567 or 1234567_SB1.`,
    );
  }
  const host = account.toLowerCase().replaceAll('_', '-') || 'account';
  const slots = whole('NETSUITE_SLOTS', SMALLEST_TIER_SLOTS, 1, 1000);
  const databaseUrl = text('DATABASE_URL');
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    mistakes.push('DATABASE_URL must begin with postgres:// or postgresql://.');
  }
  const logLevel = text('LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) {
    mistakes.push(`LOG_LEVEL is "${logLevel}", but must be one of ${LOG_LEVELS.join(', ')}.`);
  }
  const pubsub = pubsubOf(text, address, mistakes);
  const eventbridgeSecret = text('EVENTBRIDGE_SECRET');
  if (eventbridgeSecret !== undefined && eventbridgeSecret.length < 16) {
    mistakes.push(
      'EVENTBRIDGE_SECRET is shorter than 16 characters; a guess must not open the door.',
    );
  }
  const metricsToken = text('RELAY_METRICS_TOKEN');

  const config: RelayConfig = {
    port: whole('RELAY_PORT', 8080, 1, 65_535),
    host: text('RELAY_HOST') ?? '127.0.0.1',
    dataFolder: text('RELAY_DATA') ?? '.crossdock/relay',
    ...(databaseUrl !== undefined && { databaseUrl }),
    stores: storesOf(text, mistakes),
    netsuite: {
      account,
      tokenUrl: address(
        'NETSUITE_TOKEN_URL',
        `https://${host}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token`,
      ),
      restletUrl: address(
        'NETSUITE_RESTLET_URL',
        `https://${host}.restlets.api.netsuite.com/app/site/hosting/restlet.nl`,
      ),
      clientId: required('NETSUITE_CLIENT_ID', 'the client id of the integration record'),
      certificateId: required(
        'NETSUITE_CERTIFICATE_ID',
        'the id that NetSuite shows beside the certificate under OAuth 2.0 Client Credentials',
      ),
      privateKey: privateKeyOf(text, mistakes),
    },
    concurrency: whole('RELAY_CONCURRENCY', Math.max(1, Math.floor(slots * SHARE)), 1, 1000),
    batchSize: whole('RELAY_BATCH', DEFAULTS.batchSize, 1, 50),
    timeoutMs: whole('RELAY_TIMEOUT_SECONDS', DEFAULTS.timeoutMs / 1000, 1, 3600) * 1000,
    tickMs: whole('RELAY_TICK_SECONDS', DEFAULTS.tickMs / 1000, 1, 3600) * 1000,
    stopGraceMs: whole('RELAY_STOP_SECONDS', DEFAULTS.stopGraceMs / 1000, 0, 3600) * 1000,
    ...(pubsub && { pubsub }),
    ...(eventbridgeSecret !== undefined && { eventbridgeSecret }),
    ...(metricsToken !== undefined && { metricsToken }),
    logLevel,
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes };
}

function readVariable(env: Environment, name: string, mistakes: string[]): string | undefined {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  const file = env[`${name}_FILE`];
  if (file === undefined || file === '') return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    mistakes.push(`${name}_FILE names ${file}, which cannot be read.`);
    return undefined;
  }
}

function storesOf(text: (name: string) => string | undefined, mistakes: string[]): StoreConfig[] {
  const listed = text('RELAY_STORES');
  if (listed === undefined) {
    mistakes.push(
      'RELAY_STORES is missing: key=domain of every store, such as demo=demo.myshopify.com.',
    );
    return [];
  }
  const stores: StoreConfig[] = [];
  for (const part of listed.split(',').map((piece) => piece.trim())) {
    const [, key, domain] = /^([a-z0-9_]+)=([a-z0-9.-]+)$/i.exec(part) ?? [];
    if (key === undefined || domain === undefined) {
      mistakes.push(`RELAY_STORES holds "${part}", but a store is written key=domain.`);
      continue;
    }
    if (stores.some((store) => store.key === key || store.domain === domain.toLowerCase())) {
      mistakes.push(`RELAY_STORES names the key or the domain of "${part}" twice.`);
    }
    const name = `STORE_${key.toUpperCase()}`;
    const secrets = [text(`${name}_SECRET`), text(`${name}_SECRET_PREVIOUS`)].filter(
      (secret) => secret !== undefined,
    );
    if (secrets.length === 0) {
      mistakes.push(
        `${name}_SECRET is missing: the client secret of the Shopify app of store ${key}.`,
      );
    }
    const clientId = text(`${name}_CLIENT_ID`);
    stores.push({ key, domain: domain.toLowerCase(), secrets, ...(clientId && { clientId }) });
  }
  return stores;
}

function privateKeyOf(text: (name: string) => string | undefined, mistakes: string[]): string {
  const pem = text('NETSUITE_PRIVATE_KEY');
  if (pem === undefined) {
    mistakes.push(
      'NETSUITE_PRIVATE_KEY (or NETSUITE_PRIVATE_KEY_FILE) is missing: the key as PKCS#8 PEM.',
    );
    return '';
  }
  const mistake = keyMistake(pem);
  if (mistake !== undefined) mistakes.push(mistake);
  return pem;
}

/** NetSuite takes RSA-PSS from 2048 bits and EC (netsuite-platform §3.1); this relay signs PS256 and ES256. */
function keyMistake(pem: string): string | undefined {
  try {
    const key = createPrivateKey(pem);
    const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
    if (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') {
      return (modulusLength ?? 0) >= 2048
        ? undefined
        : 'NETSUITE_PRIVATE_KEY is an RSA key below 2048 bits, which NetSuite does not take.';
    }
    if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return undefined;
    return 'NETSUITE_PRIVATE_KEY must be an RSA key (for PS256) or an EC key on P-256 (for ES256).';
  } catch {
    return 'NETSUITE_PRIVATE_KEY cannot be read as a private key in PEM form without a passphrase.';
  }
}

function pubsubOf(
  text: (name: string) => string | undefined,
  address: (name: string, preset: string) => string,
  mistakes: string[],
) {
  const audience = text('PUBSUB_AUDIENCE');
  const serviceAccount = text('PUBSUB_SERVICE_ACCOUNT');
  const jwksUrl = address('PUBSUB_JWKS_URL', GOOGLE_KEYS);
  if (audience === undefined && serviceAccount === undefined) return undefined;
  if (audience === undefined || serviceAccount === undefined) {
    mistakes.push('PUBSUB_AUDIENCE and PUBSUB_SERVICE_ACCOUNT belong together: set both or none.');
    return undefined;
  }
  return { audience, serviceAccount, jwksUrl };
}

function isHttpAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

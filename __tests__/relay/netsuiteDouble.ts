import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { jwtVerify } from 'jose';
import type { Hint } from '../../relay/hint.ts';
import type { ItemResult } from '../../relay/out/protocol.ts';

export const ACCOUNT = '1234567_SB1';
const CLIENT_ID = 'client-1';
const CERTIFICATE_ID = 'cert-1';
const HINT_FIELDS = [
  'key',
  'store',
  'entity',
  'id',
  'action',
  'topic',
  'webhookId',
  'triggeredAt',
  'apiVersion',
  'sha256',
];
const OPTIONAL_FIELDS = ['other', 'eventId', 'updatedAt', 'privacy'];

export type Call = { at: number; hints: Hint[]; results: ItemResult[] };

type Reply = { status: number; body: unknown; headers?: Record<string, string> };

/**
 * The other end of the wire: NetSuite's token endpoint and `rl_events`, strict about both protocols.
 *
 * It refuses what NetSuite refuses (signature, audience, calls beyond its places), and notes as a violation what the
 * relay must never do: a malformed hint, more than 50, one entity in two calls at a time.
 */
export async function netsuiteDouble(algorithm: 'RS' | 'ES' = 'RS') {
  const keys =
    algorithm === 'RS'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const calls: Call[] = [];
  const violations: string[] = [];
  const tokens = new Set<string>();
  const working = new Set<string>();
  let inFlight = 0;
  let mostAtOnce = 0;
  let turnedAway = 0;
  let tokenRequests = 0;

  const behaviour = {
    account: ACCOUNT,
    /** Calls taken at once. */
    places: 5,
    /** ms a call takes. */
    latency: 0,
    /** A call does not end before this does. */
    gate: Promise.resolve() as Promise<unknown>,
    /** What is said of a hint; done unless told otherwise. */
    result: (hint: Hint): Omit<ItemResult, 'key'> => ({ outcome: hint && 'done' }),
    backlog: 0,
    nextDue: (): string | null => null,
    /** Instead of the script's answer. */
    trouble: (_hints: Hint[]): Reply | undefined => undefined,
  };

  async function giveToken(
    request: IncomingMessage,
    body: string,
    tokenUrl: string,
  ): Promise<Reply> {
    tokenRequests += 1;
    const form = new URLSearchParams(body);
    const assertion = form.get('client_assertion') ?? '';
    const wellFormed =
      request.headers['content-type'] === 'application/x-www-form-urlencoded' &&
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_assertion_type') ===
        'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (!wellFormed) return { status: 400, body: { error: 'invalid_request' } };
    try {
      const { payload, protectedHeader } = await jwtVerify(assertion, keys.publicKey, {
        issuer: CLIENT_ID,
        audience: tokenUrl,
        algorithms: ['PS256', 'ES256'],
        currentDate: new Date(behaviourNow()),
      });
      const minutes = ((payload.exp ?? Infinity) - (payload.iat ?? 0)) / 60;
      const scopes = [payload['scope']].flat();
      if (protectedHeader.kid !== CERTIFICATE_ID || protectedHeader.typ !== 'JWT')
        throw new Error('kid');
      if (minutes > 60 || !scopes.includes('restlets')) throw new Error('claims');
    } catch {
      return { status: 400, body: { error: 'invalid_grant' } };
    }
    const token = `token-${tokenRequests}`;
    tokens.add(token);
    return { status: 200, body: { access_token: token, expires_in: '3600', token_type: 'bearer' } };
  }
  let behaviourNow = Date.now;

  function refuseCall(request: IncomingMessage): Reply | undefined {
    const url = new URL(request.url ?? '', 'http://double');
    const error = (status: number, code: string) => ({
      status,
      body: { error: { code, message: code } },
    });
    if (request.headers['content-type'] !== 'application/json')
      return error(415, 'INVALID_CONTENT_TYPE');
    const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!tokens.has(token)) return error(401, 'INVALID_LOGIN_ATTEMPT');
    const { searchParams } = url;
    if (searchParams.get('script') !== 'customscript_xdk_rl_events')
      return error(400, 'SSS_INVALID_SCRIPTLET_ID');
    if (searchParams.get('deploy') !== 'customdeploy_xdk_rl_events')
      return error(400, 'SSS_INVALID_SCRIPTLET_ID');
    if (inFlight >= behaviour.places) return error(400, 'SSS_REQUEST_LIMIT_EXCEEDED');
    return undefined;
  }

  async function runScript(body: string): Promise<Reply> {
    const request = JSON.parse(body) as {
      protocol: number;
      account: string;
      hints: Hint[];
      check?: boolean;
      stores?: string[];
    };
    if (request.account !== behaviour.account) {
      return {
        status: 200,
        body: {
          ok: false,
          error: { code: 'WRONG_ACCOUNT', message: `This is ${behaviour.account}.` },
        },
      };
    }
    if (request.check) {
      const stores = (request.stores ?? []).map((key) => ({
        key,
        domain: `${key}.myshopify.com`,
        active: true,
        problems: [],
      }));
      return {
        status: 200,
        body: { ok: true, version: '9.9.9', account: behaviour.account, stores },
      };
    }
    const { hints } = request;
    noteViolations(request, violations);
    for (const { key } of hints) {
      if (working.has(key)) violations.push(`${key} is in two calls at a time`);
      working.add(key);
    }
    const at = behaviourNow();
    await new Promise((resolve) => setTimeout(resolve, behaviour.latency));
    await behaviour.gate;
    for (const { key } of hints) working.delete(key);
    const trouble = behaviour.trouble(hints);
    if (trouble) return trouble;
    const results = hints.map((hint) => ({ key: hint.key, ...behaviour.result(hint) }));
    calls.push({ at, hints, results });
    const { backlog } = behaviour;
    return {
      status: 200,
      body: { ok: true, version: '9.9.9', results, backlog, nextDue: behaviour.nextDue() },
    };
  }

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => void reply(request, response, body));
  });
  async function reply(
    request: IncomingMessage,
    response: ServerResponse,
    body: string,
  ): Promise<void> {
    let answer: Reply | undefined;
    if (request.url === '/token') answer = await giveToken(request, body, `${base}/token`);
    else {
      answer = refuseCall(request);
      if (answer !== undefined) turnedAway += 1;
      else {
        inFlight += 1;
        mostAtOnce = Math.max(mostAtOnce, inFlight);
        answer = await runScript(body);
        inFlight -= 1;
      }
    }
    response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    behaviour,
    /** Calls that the script finished, in order of their end. */
    calls,
    violations,
    get tokenRequests() {
      return tokenRequests;
    },
    /** The most calls that were being worked on at one moment, and how many were not let in. */
    load: () => ({ inFlight, mostAtOnce, turnedAway }),
    /** Every hint the script has taken, oldest first. */
    hints: () => calls.flatMap((call) => call.hints),
    /** NetSuite's own time; a test that simulates time sets it. */
    keepTime: (now: () => number) => (behaviourNow = now),
    forgetTokens: () => tokens.clear(),
    settings: {
      account: ACCOUNT,
      tokenUrl: `${base}/token`,
      restletUrl: `${base}/app/site/hosting/restlet.nl`,
      clientId: CLIENT_ID,
      certificateId: CERTIFICATE_ID,
      privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type NetSuiteDouble = Awaited<ReturnType<typeof netsuiteDouble>>;

function noteViolations(
  { protocol, hints }: { protocol: number; hints: Hint[] },
  violations: string[],
): void {
  if (protocol !== 1) violations.push(`protocol ${protocol}`);
  if (hints.length > 50) violations.push(`${hints.length} hints in one call`);
  if (new Set(hints.map((hint) => hint.key)).size !== hints.length)
    violations.push('a key twice in one call');
  for (const hint of hints) {
    const fields = Object.keys(hint);
    const missing = HINT_FIELDS.filter((field) => !fields.includes(field));
    const foreign = fields.filter(
      (field) => !HINT_FIELDS.includes(field) && !OPTIONAL_FIELDS.includes(field),
    );
    if (missing.length + foreign.length > 0)
      violations.push(`${hint.key}: lacks ${missing}, has ${foreign}`);
    if (!hint.key.startsWith(`${hint.store}:${hint.entity}:`)) violations.push(`key ${hint.key}`);
    if (!/^[0-9a-f]{64}$/.test(hint.sha256)) violations.push(`${hint.key}: sha256`);
  }
}

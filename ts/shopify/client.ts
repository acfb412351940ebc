import { now } from '../netsuite/clock';
import { post, type HttpsAnswer } from '../netsuite/https';
import type { Store } from '../setup/stores';
import type { Problem } from '../sync/outcome';
import { API_VERSION } from './apiVersion';
import { parseAnswer, type GraphqlError } from './answer';
import { open, SLOW_MS } from './breaker';
import { rememberThrottle, waitFor, whenAffordable, momentAfter, type Caller } from './throttle';
import { tokenOf } from './token';

/** What a call to the Admin API can end in. User errors stand inside `data`; the caller reads them. */
export type Answer<Data> =
  /** `errors` beside data belong to single fields; a path `nodes, i` to item i. `points` is the actual cost. */
  | { kind: 'data'; data: Data; errors: GraphqlError[]; points: number; took: number }
  /** Not carried out; worth trying again from `at` (ISO UTC) on. */
  | { kind: 'later'; at: string; reason: string }
  /** May have been carried out. Whoever sent something without a key compares before sending again. */
  | { kind: 'unknown'; reason: string }
  /** A person must act: token, scope, API version, or a query Shopify does not take. */
  | { kind: 'refused'; problem: Problem };

/**
 * The one doorway to a store's Admin API: one POST, 10 units, besides 1–3 for cache and rarely a token.
 * `document` is a whole `.graphql` operation; values travel as variables only.
 */
export function call<Data, Variables extends object>(
  store: Store,
  caller: Caller,
  document: string,
  variables: Variables,
): Answer<Data> {
  const start = now();
  const wait = waitFor(store.key, caller, start);
  if (wait) return { kind: 'later', at: wait, reason: 'the store keeps its API points for others' };

  let failed: string | undefined;
  for (;;) {
    const token = tokenOf(store, now(), failed);
    if (token.kind === 'later')
      return { kind: 'later', at: token.at, reason: 'a new token is on its way' };
    if (token.kind === 'refused')
      return { kind: 'refused', problem: tokenProblem(store, token.status, token.reason) };

    const answer = post(
      `https://${store.domain}/admin/api/${API_VERSION}/graphql.json`,
      {
        'Content-Type': { text: 'application/json', hasSecret: false },
        Accept: { text: 'application/json', hasSecret: false },
        'X-Shopify-Access-Token': token.header,
      },
      { text: JSON.stringify({ query: document, variables }), hasSecret: false },
    );
    if (answer.kind === 'answered' && answer.status === 401 && failed === undefined) {
      failed = token.header.text;
      continue;
    }
    if (caller === 'user_event') watch(store, answer, start);
    return read<Data>(store, answer, start);
  }
}

/** A slow or failed call from inside somebody's save keeps the next ones out of saves for a while. */
function watch(store: Store, answer: HttpsAnswer, start: string): void {
  const failed = answer.kind === 'unanswered' || answer.status >= 500;
  const end = now();
  if (failed || Date.parse(end) - Date.parse(start) > SLOW_MS) open(store.key, end);
}

function read<Data>(store: Store, answer: HttpsAnswer, start: string): Answer<Data> {
  const end = now();
  if (answer.kind === 'unanswered')
    return { kind: 'unknown', reason: `no answer (${answer.code})` };
  if (answer.status === 401)
    return {
      kind: 'refused',
      problem: tokenProblem(store, 401, 'a new token was refused as well'),
    };
  if (answer.status === 429 || answer.status === 430) {
    const seconds = Number(answer.headers['retry-after']) || 2;
    return { kind: 'later', at: momentAfter(end, seconds), reason: `HTTP ${answer.status}` };
  }
  if (answer.status >= 500) return { kind: 'unknown', reason: `HTTP ${answer.status}` };
  if (answer.status !== 200) return { kind: 'refused', problem: shopProblem(store, answer.status) };

  const version = answer.headers['x-shopify-api-version'];
  if (version !== undefined && version !== API_VERSION) {
    return { kind: 'refused', problem: versionProblem(store, version) };
  }
  const parsed = parseAnswer(answer.body);
  if (!parsed) return { kind: 'unknown', reason: 'an answer that is not GraphQL' };
  if (parsed.throttle) rememberThrottle(store.key, parsed.throttle, end);

  const throttled = parsed.errors.find((error) => error.code === 'THROTTLED');
  if (throttled) {
    const at = parsed.throttle
      ? whenAffordable(parsed.throttle, parsed.requested, end)
      : momentAfter(end, 2);
    return { kind: 'later', at, reason: 'THROTTLED' };
  }
  if (
    parsed.errors.some(
      (error) => error.code === 'INTERNAL_SERVER_ERROR' || error.code === 'TIMEOUT',
    )
  ) {
    return { kind: 'unknown', reason: 'INTERNAL_SERVER_ERROR' };
  }
  const errors = parsed.data ? refusedFields(parsed.data, parsed.errors) : parsed.errors;
  if (!parsed.data || errors.length > 0)
    return { kind: 'refused', problem: queryProblem(store, errors) };
  return {
    kind: 'data',
    data: parsed.data as Data,
    errors: parsed.errors,
    points: parsed.actual,
    took: Date.parse(end) - Date.parse(start),
  };
}

/** A whole query field or mutation that Shopify refused: it is null, and a mutation without a payload did nothing. */
function refusedFields(data: object, errors: GraphqlError[]): GraphqlError[] {
  const fields = new Map(Object.entries(data));
  return errors.filter(({ path }) => path.length === 1 && fields.get(String(path[0])) === null);
}

function tokenProblem(store: Store, status: number, reason: string): Problem {
  return {
    cause: 'token',
    code: `HTTP_${status}`,
    class: 'setup',
    owner: 'administrator',
    subject: `store ${store.key}`,
    message: `Shopify does not let Crossdock into ${store.domain}: ${reason}.`,
    next: 'Check the client id and the API secret named on the store record, and that the app is installed in the shop; then set this error to Released.',
  };
}

function shopProblem(store: Store, status: number): Problem {
  return {
    cause: `http:${status}`,
    code: `HTTP_${status}`,
    class: 'setup',
    owner: 'administrator',
    subject: `store ${store.key}`,
    message: `${store.domain} answers HTTP ${status} (402 frozen, 403 forbidden, 404 no such shop or API version, 423 locked).`,
    next: 'Look into the shop in Shopify; when it answers again, set this error to Released.',
  };
}

function versionProblem(store: Store, version: string): Problem {
  return {
    cause: 'api-version',
    code: 'API_VERSION',
    class: 'setup',
    owner: 'administrator',
    subject: `store ${store.key}`,
    message: `${store.domain} answered in Admin API version ${version} although ${API_VERSION} was asked for.`,
    next: 'Install a Crossdock release for a current API version; then set this error to Released.',
  };
}

/** What Shopify kept from the app in an answer that has data otherwise; `null`: nothing. Fields that are kept back are null. */
export function deniedProblem(store: Store, errors: GraphqlError[]): Problem | null {
  const denied = errors.find(({ code }) => code === 'ACCESS_DENIED');
  if (!denied) return null;
  const where = denied.path.join('.');
  const message = `${store.domain} keeps data from the app (ACCESS_DENIED at ${where}).`;
  return { ...queryProblem(store, [denied]), message };
}

function queryProblem(store: Store, errors: GraphqlError[]): Problem {
  const first = errors[0];
  const code = first?.code ?? 'NO_DATA';
  return {
    cause: `query:${code}`,
    code,
    class: code === 'ACCESS_DENIED' ? 'setup' : 'bug',
    owner: 'administrator',
    subject: `store ${store.key}`,
    message: `${store.domain} refused a query (${code}${first ? ` at ${first.path.join('.')}` : ''}).`,
    next:
      code === 'ACCESS_DENIED'
        ? 'Give the app the scope it lacks and install it again, or for names, addresses, e-mails and phones select protected customer data on its API access page; then set this error to Released.'
        : 'Send this error and the script log of that moment to Crossdock support.',
  };
}

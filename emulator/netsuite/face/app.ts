import { Hono, type Context } from 'hono';
import { accountHost } from '../account.ts';
import type { Account, Queries, Session } from '../contract.ts';
import type { Faults } from '../engine/faults.ts';
import { callerOf, urlsOf } from './caller.ts';
import type { Concurrency } from './concurrency.ts';
import { control, type ControlParts } from './control.ts';
import { pages, type PageParts } from './pages.ts';
import { restError } from './restErrors.ts';
import { restlet, type RestletParts } from './restlet.ts';
import { restRecord, type RestRecordParts } from './restRecord.ts';
import { suiteql } from './suiteql.ts';
import { scriptlet, type ScriptletParts } from './scriptlet.ts';

export interface FaceParts
  extends RestletParts, RestRecordParts, ScriptletParts, ControlParts, PageParts {
  account: Account;
  queries: Queries;
  /** Told of bugs and gaps of the local NetSuite itself. */
  problem(error: Error): void;
  concurrency: Concurrency;
  faults: Faults;
  /** Whether a role may use REST web services. */
  mayUseRest(role: string): boolean;
  session(who: { user: string; role: string; executionContext: string }): Session;
}

/** Everything NetSuite shows to the outside, on one port instead of a host for each service. */
export function createFace(parts: FaceParts): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    parts.problem(error);
    return context.json({ error: { code: 'UNEXPECTED_ERROR', message: error.message } }, 500);
  });

  app.post('/services/rest/auth/oauth2/v1/token', async (context) => {
    const down = parts.faults.strike({ at: 'token' }, 'http');
    if (down)
      return context.json({ error: down.code ?? 'server_error' }, (down.status ?? 503) as 503);
    await parts.pause('token');
    const form = new URLSearchParams(await context.req.text());
    const { status, body } = await parts.tokens.request(
      form,
      tokenAudiences(context, parts.account),
    );
    return context.json(body, status);
  });

  app.all('/app/site/hosting/restlet.nl', (context) => restlet(context, parts));
  app.all('/app/site/hosting/scriptlet.nl', (context) => scriptlet(context, parts));

  app.post('/services/rest/query/v1/suiteql', (context) =>
    rest(context, parts, (session) => suiteql(context, parts.queries, session)),
  );
  app.all('/services/rest/record/v1/*', (context) =>
    rest(context, parts, (session) => restRecord(context, parts, session)),
  );

  app.route('/_control', control(parts));
  app.route('/', pages(parts));
  return app;
}

/** Sign-in, concurrency and maintenance are the same for all REST web services (netsuite-platform §3.4). */
async function rest(
  context: Context,
  parts: FaceParts,
  answer: (session: Session) => Promise<Response>,
): Promise<Response> {
  const down = parts.faults.strike({ at: 'rest' }, 'http');
  if (down) {
    return restError(
      down.status ?? 503,
      down.code ?? 'SERVICE_UNAVAILABLE',
      down.message ?? 'NetSuite is unavailable.',
    );
  }
  const caller = callerOf(context, parts, 'rest_webservices');
  if (!caller) {
    return restError(
      401,
      'INVALID_LOGIN',
      'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI.',
    );
  }
  if (!parts.mayUseRest(caller.role)) {
    return restError(
      403,
      'INSUFFICIENT_PERMISSION',
      "Permission Violation: You need the 'REST Web Services' permission to access this page. Please contact your account administrator.",
    );
  }
  const leave = parts.concurrency.enter(caller.clientId);
  if (!leave) {
    return restError(
      429,
      'CONCURRENCY_LIMIT_EXCEEDED',
      'The request could not be processed because the concurrency limit of the account is exceeded.',
    );
  }
  try {
    const { user, role } = caller;
    return await answer(parts.session({ user, role, executionContext: 'RESTWEBSERVICES' }));
  } finally {
    leave();
  }
}

const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';

function tokenAudiences(context: Context, account: Account): string[] {
  const host = accountHost(account.id);
  return [
    ...urlsOf(context, account),
    `https://${host}.suitetalk.api.netsuite.com${TOKEN_PATH}`,
    `https://${host}.restlets.api.netsuite.com${TOKEN_PATH}`,
  ];
}

import type { Context } from 'hono';
import type { Outcome } from '../engine/execution.ts';
import type { ScriptFailure } from '../engine/messages.ts';
import { findDeployment, isInAudience } from '../engine/scripts.ts';
import type { Deployment, InstalledScript, ScriptRegistry } from '../engine/scripts.ts';
import type { Faults } from '../engine/faults.ts';
import { callerOf, type Authentication, type Caller } from './caller.ts';
import type { Concurrency } from './concurrency.ts';

export interface RestletParts extends Authentication {
  registry: ScriptRegistry;
  concurrency: Concurrency;
  faults: Faults;
  /** Waits for a modelled latency. */
  pause(name: string): Promise<void>;
  /** Whether a role is for web services only: those call no RESTlets (netsuite-platform §3.2). */
  isWebServicesOnly(role: string): boolean;
  runRestlet(
    script: InstalledScript,
    deployment: Deployment,
    entry: string,
    body: unknown,
    caller: Caller,
  ): Promise<Outcome>;
}

/** Compared as they stand (netsuite-platform §3.3). */
const CONTENT_TYPES = ['application/json', 'application/xml', 'text/plain'];
const ENTRIES: Record<string, string> = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' };
const BODY_LIMIT = 10 * 1024 * 1024;

/** OH section_4634920277: what is wrong with an NLAuth header (email and password). This account knows no passwords. */
const WRONG_CREDENTIALS =
  'You have entered an invalid email address or account number. Please try again.';

/** `/app/site/hosting/restlet.nl`: statuses and error bodies of netsuite-platform §3.3. */
export async function restlet(context: Context, parts: RestletParts): Promise<Response> {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim() ?? '';
  const refuse = (status: number, code: string, message: string) =>
    errorAnswer(status, type, code, message);

  const down = parts.faults.strike({ at: 'restlet' }, 'http');
  if (down) {
    return refuse(
      down.status ?? 503,
      down.code ?? 'SERVICE_UNAVAILABLE',
      down.message ?? 'NetSuite is unavailable.',
    );
  }
  const caller = callerOf(context, parts, 'restlets');
  if (!caller && context.req.header('authorization')?.startsWith('NLAuth ')) {
    return refuse(401, 'INVALID_LOGIN_CREDENTIALS', WRONG_CREDENTIALS);
  }
  if (!caller || parts.isWebServicesOnly(caller.role)) {
    return refuse(401, 'INVALID_LOGIN_ATTEMPT', 'Invalid login attempt.');
  }

  const leave = parts.concurrency.enter(caller.clientId);
  if (!leave) {
    return refuse(
      400,
      'SSS_REQUEST_LIMIT_EXCEEDED',
      'Request limit exceeded for your account. Try again later.',
    );
  }
  try {
    await parts.pause('restlet');
    const { script, deployment } = target(context, parts, caller);
    if (!script || !deployment) {
      return refuse(
        400,
        'SSS_INVALID_SCRIPTLET_ID',
        'That Suitelet is invalid, disabled, or no longer exists.',
      );
    }
    const entry = ENTRIES[context.req.method];
    if (entry === undefined || !script.entryPoints.includes(entry)) {
      return refuse(405, 'METHOD_NOT_ALLOWED', 'The method is not allowed for this RESTlet.');
    }
    const body = await bodyOf(context, entry, type);
    if ('problem' in body) return refuse(...body.problem);
    const outcome = await parts.runRestlet(script, deployment, entry, body.value, caller);
    if (parts.faults.strike({ at: 'restlet', scriptId: script.id }, 'timeout')) {
      return refuse(503, 'SERVICE_UNAVAILABLE', 'The connection was closed.');
    }
    return answerOf(outcome, type);
  } finally {
    leave();
  }
}

function target(context: Context, { registry }: RestletParts, caller: Caller) {
  const script = registry.find(context.req.query('script') ?? '');
  const deployment = script && findDeployment(script, context.req.query('deploy') ?? '');
  const isOpen =
    script?.type === 'restlet' &&
    deployment?.isDeployed === true &&
    (deployment.status === 'RELEASED' || caller.role === 'administrator') &&
    isInAudience(deployment, caller.role);
  return isOpen ? { script, deployment } : {};
}

type Refusal = [status: number, code: string, message: string];

async function bodyOf(
  context: Context,
  entry: string,
  type: string,
): Promise<{ value: unknown } | { problem: Refusal }> {
  if (entry === 'get' || entry === 'delete') {
    if (Number(context.req.header('content-length') ?? 0) > 0) {
      return {
        problem: [400, 'INVALID_REQUEST', 'The request could not be understood: it has a body.'],
      };
    }
    const parameters = context.req.query();
    delete parameters['script'];
    delete parameters['deploy'];
    return { value: parameters };
  }
  if (!CONTENT_TYPES.includes(type)) {
    return {
      problem: [
        415,
        'INVALID_CONTENT_TYPE',
        'Invalid content type. You can only use application/json, application/xml or text/plain with RESTlets.',
      ],
    };
  }
  const text = await context.req.text();
  if (Buffer.byteLength(text) > BODY_LIMIT) {
    return {
      problem: [400, 'EXCEEDED_RQST_SIZE_LIMIT', 'The request exceeds the limit of 10 MB.'],
    };
  }
  if (type !== 'application/json') return { value: text };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: [400, 'SYNTAX_ERROR', 'SyntaxError: The request body is not valid JSON.'] };
  }
}

type RestletValue =
  { kind: 'nothing' } | { kind: 'text'; text: string } | { kind: 'json' | 'other'; json: unknown };

function answerOf(outcome: Outcome, type: string): Response {
  if (outcome.kind === 'killed') {
    return errorAnswer(400, type, outcome.code, outcome.message);
  }
  if (outcome.kind === 'failed') return thrown(outcome.failure, type);
  const value = outcome.value as RestletValue;
  if (type === 'text/plain' || type === 'application/xml') {
    if (value.kind === 'json' || value.kind === 'other') {
      return errorAnswer(
        400,
        type,
        'INVALID_RETURN_DATA_FORMAT',
        'Invalid data format. You should return TEXT.',
      );
    }
    return send(200, type, value.kind === 'text' ? value.text : '');
  }
  if (value.kind === 'other') {
    return errorAnswer(
      400,
      type,
      'INVALID_RETURN_DATA_FORMAT',
      'Invalid data format. You should return a JavaScript object.',
    );
  }
  const text =
    value.kind === 'text' ? value.text : value.kind === 'json' ? JSON.stringify(value.json) : '';
  if (Buffer.byteLength(text) > BODY_LIMIT) {
    return errorAnswer(
      400,
      type,
      'EXCEEDED_RQST_SIZE_LIMIT',
      'The response exceeds the limit of 10 MB.',
    );
  }
  return send(200, 'application/json', text);
}

/** What a script threw: 400, and a message that is itself JSON (netsuite-platform §3.3). */
function thrown(failure: ScriptFailure, type: string): Response {
  const { name, message, stack, isSuiteScriptError } = failure;
  const inner = isSuiteScriptError
    ? {
        type: 'error.SuiteScriptError',
        name,
        message,
        stack,
        cause: { name, message },
        id: failure.id ?? '',
        notifyOff: failure.notifyOff ?? false,
        userFacing: true,
      }
    : { type: failure.type, name, message: `${name}: ${message}`, stack };
  const code = isSuiteScriptError ? name : 'UNEXPECTED_ERROR';
  return errorAnswer(400, type, code, JSON.stringify(inner));
}

export function errorAnswer(status: number, type: string, code: string, message: string): Response {
  if (type === 'text/plain') {
    return send(status, type, `error code: ${code}\nerror message: ${message}`);
  }
  if (type === 'application/xml') {
    return send(
      status,
      type,
      `<error><code>${escapeXml(code)}</code><message>${escapeXml(message)}</message></error>`,
    );
  }
  return send(status, 'application/json', JSON.stringify({ error: { code, message } }));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function send(status: number, type: string, body: string): Response {
  return new Response(body, { status, headers: { 'content-type': `${type}; charset=utf-8` } });
}

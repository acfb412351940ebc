import { SuiteScriptError } from '../../contract.ts';
import type { Execution } from '../../engine/execution.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { UNITS } from '../../engine/units.ts';
import { decodeText, encodeText, hashOf } from './crypto.ts';
import type { Secrets } from './secrets.ts';

type Sendable =
  string | { $secure: number } | { $bytes: number[] } | Record<string, unknown> | null;
interface Request {
  method: string;
  url: Sendable;
  headers?: Record<string, Sendable>;
  body?: Sendable;
}

export interface HttpsOptions {
  secrets: Secrets;
  /** Domain → base URL of whoever serves it here; `*.myshopify.com` stands for all below. Others go to the network. */
  hosts: Record<string, string>;
}

/** netsuite-platform §4.1. */
const SEND_LIMIT_MS = 45_000;
const BODY_LIMIT = 10 * 1024 * 1024;
const DROPPED_HEADERS =
  /^(connection|content-length|host|jsessionid|trailer|transfer-encoding|upgrade|via)$/i;

export function httpsModule({ secrets, hosts }: HttpsOptions): HostModule {
  const textOf = (execution: Execution, value: Sendable): string => {
    if (typeof value === 'object' && value !== null && '$secure' in value) {
      const secure = execution.secureStrings.get(value.$secure as number);
      return secrets.fill(secure?.text ?? '');
    }
    return String(value ?? '');
  };

  return {
    'https.request': {
      units: () => UNITS.https,
      run(execution, [module, request]: ['https' | 'http', Request]) {
        const url = parseUrl(module, textOf(execution, request.url));
        const headers = new Headers();
        for (const [name, value] of Object.entries(request.headers ?? {})) {
          if (DROPPED_HEADERS.test(name) || name.includes('_')) continue;
          headers.set(name, textOf(execution, value));
        }
        const hasBody = request.method === 'POST' || request.method === 'PUT';
        const body = hasBody ? bodyOf(execution, request.body ?? null, headers, textOf) : null;
        return send(hosts, url, request.method, headers, body);
      },
    },
    'https.createSecureString': {
      isLocal: true,
      run(execution, [{ input, inputEncoding }]: [{ input: string; inputEncoding?: string }]) {
        const handle = execution.nextHandle++;
        const text =
          inputEncoding === undefined || inputEncoding === 'UTF_8'
            ? input
            : decodeText(input, inputEncoding).toString('utf8');
        // A secret that does not exist is refused here, not at the other end.
        secrets.fill(text);
        execution.secureStrings.set(handle, { text });
        return { $secure: handle };
      },
    },
    'https.secureStep': {
      isLocal: true,
      run(execution, [handle, step, options]: [number, string, Record<string, never>]) {
        const secure = execution.secureStrings.get(handle);
        if (!secure) throw new Error(`Script holds no secure string ${handle}`);
        secure.text = stepped(execution, secrets, secure.text, step, options);
        return null;
      },
    },
  };
}

function stepped(
  execution: Execution,
  secrets: Secrets,
  text: string,
  step: string,
  options: Record<string, unknown>,
): string {
  switch (step) {
    case 'appendString':
      return text + String(options['input']);
    case 'appendSecureString': {
      const other = options['secureString'] as { $secure: number };
      return text + (execution.secureStrings.get(other.$secure)?.text ?? '');
    }
    case 'convertEncoding':
      return encodeText(
        decodeText(secrets.fill(text), String(options['fromEncoding'])),
        String(options['toEncoding']),
      );
    case 'hash':
    case 'hmac': {
      const key = options['key'] as { secret: string; encoding: string } | undefined;
      return hashOf(
        {
          algorithm: String(options['algorithm']),
          parts: [{ input: secrets.fill(text), encoding: 'UTF_8' }],
          outputEncoding: String(options['outputEncoding'] ?? 'HEX'),
        },
        key ? decodeText(secrets.valueOf(key.secret), key.encoding) : null,
      );
    }
    case 'replaceString':
      return text.replaceAll(String(options['pattern']), String(options['replacement']));
    default:
      throw new Error(`N/https SecureString.${step} is not modelled by the local NetSuite`);
  }
}

function parseUrl(module: 'https' | 'http', text: string): URL {
  const invalid = () =>
    new SuiteScriptError(
      'SSS_INVALID_URL',
      `Invalid URL: ${text}. The URL must be a fully qualified ${module.toUpperCase()} URL.`,
    );
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw invalid();
  }
  if (url.protocol !== `${module}:`) throw invalid();
  return url;
}

/** Text goes as it is, objects as a form, bytes as they are; the caller names JSON himself (netsuite-platform §4.1). */
function bodyOf(
  execution: Execution,
  body: Sendable,
  headers: Headers,
  textOf: (execution: Execution, value: Sendable) => string,
): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'object' && body !== null && '$bytes' in body) {
    if (!headers.has('content-type')) headers.set('content-type', 'application/octet-stream');
    return new Uint8Array(body.$bytes as number[]);
  }
  if (typeof body === 'object' && body !== null && !('$secure' in body)) {
    headers.set('content-type', 'application/x-www-form-urlencoded; charset=UTF-8');
    return new URLSearchParams(
      Object.entries(body).map(([name, value]): [string, string] => [
        name,
        textOf(execution, value as Sendable),
      ]),
    ).toString();
  }
  if (!headers.has('content-type')) headers.set('content-type', 'text/xml; charset=UTF-8');
  return textOf(execution, body);
}

async function send(
  hosts: Record<string, string>,
  url: URL,
  method: string,
  headers: Headers,
  body: string | Uint8Array<ArrayBuffer> | null,
): Promise<object> {
  const base = hosts[url.host] ?? hosts[`*.${url.host.split('.').slice(1).join('.')}`];
  let target = url;
  if (base !== undefined) {
    target = new URL(url.pathname + url.search, base);
    headers.set('x-forwarded-host', url.host);
    headers.set('x-forwarded-proto', url.protocol.slice(0, -1));
  }
  let response: Response;
  let text: string;
  try {
    response = await fetch(target, {
      method,
      headers,
      body,
      redirect: method === 'GET' ? 'follow' : 'manual',
      signal: AbortSignal.timeout(SEND_LIMIT_MS),
    });
    text = await response.text();
  } catch (error) {
    throw networkError(url, error as Error);
  }
  if (text.length > BODY_LIMIT) {
    throw new SuiteScriptError(
      'SSS_FILE_CONTENT_SIZE_EXCEEDED',
      'The response body is larger than 10 MB.',
    );
  }
  const received: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    received[name] = value;
    received[name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())] = value;
  }
  return { code: response.status, headers: received, body: text };
}

/** Names are likely, not confirmed (netsuite-platform §4.1). */
function networkError(url: URL, error: Error): SuiteScriptError {
  const cause = (error as { cause?: { code?: string } }).cause?.code ?? '';
  if (error.name === 'TimeoutError') {
    return new SuiteScriptError(
      'SSS_REQUEST_TIME_EXCEEDED',
      `The host you are trying to connect to has exceeded the maximum allowed response time: ${url.host}`,
    );
  }
  if (cause === 'ENOTFOUND' || cause === 'EAI_AGAIN') {
    return new SuiteScriptError(
      'SSS_UNKNOWN_HOST',
      `The host you requested ${url.host} is unknown or cannot be found.`,
    );
  }
  if (cause.startsWith('CERT') || cause.includes('SELF_SIGNED')) {
    return new SuiteScriptError(
      'SSS_INVALID_HOST_CERT',
      `An untrusted, unsupported, or invalid certificate was found for this host: ${url.host}`,
    );
  }
  return new SuiteScriptError(
    'SSS_CONNECTION_TIME_OUT',
    `The host you are trying to connect to is not responding or has exceeded the maximum allowed response time: ${url.host}`,
  );
}

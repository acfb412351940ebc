import { SuiteScriptError } from '../../contract.ts';
import type { Execution, SecureText } from '../../engine/execution.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { UNITS } from '../../engine/units.ts';
import { decodeText, encodeText, hashOf } from './crypto.ts';
import type { Secrets } from './secrets.ts';
import { send, type Network } from './send.ts';

type Sendable =
  string | { $secure: number } | { $bytes: number[] } | Record<string, unknown> | null;
interface Request {
  method: string;
  url: Sendable;
  headers?: Record<string, Sendable>;
  body?: Sendable;
}

/** netsuite-platform §4.1. */
const DROPPED_HEADERS =
  /^(connection|content-length|host|jsessionid|trailer|transfer-encoding|upgrade|via)$/i;

export function httpsModule(secrets: Secrets, network: Network): HostModule {
  const scriptOf = (execution: Execution) => execution.invocation.script.id;

  return {
    'https.request': {
      units: () => UNITS.https,
      run(execution, [module, request]: ['https' | 'http', Request]) {
        const sent = new Set<string>();
        const textOf = (value: Sendable): string => {
          const secure = secureOf(execution, value);
          if (!secure) return String(value ?? '');
          for (const id of secure.secrets) sent.add(id);
          return secrets.fill(secure.text, scriptOf(execution));
        };
        const url = parseUrl(module, textOf(request.url));
        const headers = new Headers();
        for (const [name, value] of Object.entries(request.headers ?? {})) {
          if (DROPPED_HEADERS.test(name) || name.includes('_')) continue;
          headers.set(name, textOf(value));
        }
        const hasBody = request.method === 'POST' || request.method === 'PUT';
        const body = hasBody ? bodyOf(request.body ?? null, headers, textOf) : null;
        secrets.checkHost(sent, url.host);
        return send(network, { url, method: request.method, headers, body });
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
        secrets.fill(text, scriptOf(execution));
        execution.secureStrings.set(handle, { text, secrets: new Set(secrets.namedIn(text)) });
        return { $secure: handle };
      },
    },
    'https.secureStep': {
      isLocal: true,
      run(execution, [handle, step, options]: [number, string, Record<string, never>]) {
        const secure = execution.secureStrings.get(handle);
        if (!secure) throw new Error(`Script holds no secure string ${handle}`);
        const other = secureOf(execution, options['secureString'] ?? null);
        for (const id of other?.secrets ?? []) secure.secrets.add(id);
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
  const script = execution.invocation.script.id;
  switch (step) {
    case 'appendString':
      return text + String(options['input']);
    case 'appendSecureString':
      return text + (secureOf(execution, options['secureString'] as Sendable)?.text ?? '');
    case 'convertEncoding':
      return encodeText(
        decodeText(secrets.fill(text, script), String(options['fromEncoding'])),
        String(options['toEncoding']),
      );
    case 'hash':
    case 'hmac': {
      const key = options['key'] as { secret: string; encoding: string } | undefined;
      return hashOf(
        {
          algorithm: String(options['algorithm']),
          parts: [{ input: secrets.fill(text, script), encoding: 'UTF_8' }],
          outputEncoding: String(options['outputEncoding'] ?? 'HEX'),
        },
        key ? decodeText(secrets.valueOf(key.secret, script), key.encoding) : null,
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
  body: Sendable,
  headers: Headers,
  textOf: (value: Sendable) => string,
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
        textOf(value as Sendable),
      ]),
    ).toString();
  }
  if (!headers.has('content-type')) headers.set('content-type', 'text/xml; charset=UTF-8');
  return textOf(body);
}

/** The secure string that stands for a value, if one does. */
function secureOf(execution: Execution, value: Sendable): SecureText | null {
  if (typeof value !== 'object' || value === null || !('$secure' in value)) return null;
  return execution.secureStrings.get(value.$secure as number) ?? null;
}

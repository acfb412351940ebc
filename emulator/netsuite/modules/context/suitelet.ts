/** Request and response of a Suitelet. */
import { SuiteScriptError } from './errors.ts';
import { encode } from './wire.ts';

type Payload = Record<string, unknown>;

export function requestOf(payload: Payload): object {
  return {
    method: payload['method'],
    parameters: payload['parameters'],
    headers: payload['headers'],
    body: payload['body'],
    url: payload['url'],
    clientIpAddress: '127.0.0.1',
    files: {},
    getLineCount: () => -1,
  };
}

/** Headers a Suitelet may not set: those of all requests, and its own (OH section_4418229131). */
const BLOCKED_HEADERS = new RegExp(
  `^(${[
    'connection|content-length|host|jsessionid|trailer|transfer-encoding|upgrade|via',
    'allow|content-location|content-md5|content-range|date|location|proxy-authenticate',
    'public-key-pins|public-key-pins-report-only|retry-after|server|strict-transport-security',
    'upgrade-insecure-requests|warning|www-authenticate',
  ].join('|')})$`,
  'i',
);

let redirect: string | null = null;

/** The browser is sent there when the script has ended. */
export function redirectTo(url: string): void {
  redirect = url;
}

export function responseOf() {
  redirect = null;
  const headers: [string, string][] = [];
  let body = '';
  let page: unknown = null;
  const setHeader = (options: { name: string; value: unknown }) => {
    if (BLOCKED_HEADERS.test(options.name)) {
      throw new SuiteScriptError('SSS_INVALID_HEADER', `Invalid header: ${options.name}`);
    }
    headers.push([options.name, String(options.value)]);
  };
  const textOf = (options: unknown) =>
    typeof options === 'object' && options !== null
      ? String((options as { output?: unknown }).output ?? '')
      : String(options);
  const object = {
    headers: {},
    write: (options: unknown) => void (body += textOf(options)),
    writeLine: (options: unknown) => void (body += `${textOf(options)}\n`),
    writePage: (options: unknown) => {
      const isNamed = typeof options === 'object' && options !== null && 'pageObject' in options;
      page = encode(isNamed ? options.pageObject : options);
    },
    setHeader,
    addHeader: setHeader,
    getHeader: (options: { name: string }) =>
      headers.find(([name]) => name === options.name)?.[1] ?? null,
    setCdnCacheable: () => undefined,
  };
  return {
    object,
    written: () => ({ headers, body, page, ...(redirect !== null && { redirect }) }),
  };
}

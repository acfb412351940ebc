import { missingArgument, readOnly } from './errors.ts';
import { withPromise } from './promises.ts';
import { call, revive, type Wired } from './wire.ts';

type Options = Record<string, unknown>;

/** Text with API secrets in it. The script holds a handle; the secret is put in on the way out (netsuite-platform §4.2). */
export class SecureString implements Wired {
  readonly #handle: number;
  constructor(handle: number) {
    this.#handle = handle;
  }
  appendString(options: Options): SecureString {
    return this.#step('appendString', options);
  }
  appendSecureString(options: Options): SecureString {
    return this.#step('appendSecureString', options);
  }
  convertEncoding(options: Options): SecureString {
    return this.#step('convertEncoding', options);
  }
  hash(options: Options): SecureString {
    return this.#step('hash', options);
  }
  hmac(options: Options): SecureString {
    return this.#step('hmac', options);
  }
  replaceString(options: Options): SecureString {
    return this.#step('replaceString', options);
  }
  #step(step: string, options: Options): SecureString {
    call('https.secureStep', this.#handle, step, options);
    return this;
  }
  toWire(): unknown {
    return { $secure: this.#handle };
  }
  toString(): string {
    return 'https.SecureString';
  }
}
revive('$secure', (handle: number) => new SecureString(handle));

function send(module: 'https' | 'http', method: string, options: Options): object {
  if (!options?.['url']) missingArgument(`${module}.${method.toLowerCase()}`, 'url');
  if ((method === 'POST' || method === 'PUT') && options['body'] === undefined) {
    missingArgument(`${module}.${method.toLowerCase()}`, 'body');
  }
  const response = call('https.request', module, { ...options, method }) as object | null;
  // Null by a fault that leaves nothing of the answer.
  return readOnly(`${module}.ClientResponse`, response ?? {}, 'code', 'headers', 'body');
}

const positional = (first: unknown, second?: unknown): Options =>
  typeof first === 'string' || first instanceof SecureString
    ? { url: first, body: second }
    : (first as Options);

const calls = (module: 'https' | 'http') => ({
  get: withPromise((options: unknown) => send(module, 'GET', positional(options))),
  post: withPromise((options: unknown, body?: unknown) =>
    send(module, 'POST', positional(options, body)),
  ),
  put: withPromise((options: unknown, body?: unknown) =>
    send(module, 'PUT', positional(options, body)),
  ),
  delete: withPromise((options: unknown) => send(module, 'DELETE', positional(options))),
  request: withPromise((options: Options) => {
    if (!options?.['method']) missingArgument(`${module}.request`, 'method');
    return send(module, String(options['method']).toUpperCase(), options);
  }),
});

export const http = calls('http');

export const https = {
  ...calls('https'),
  createSecureString: withPromise((options: Options) => {
    if (options?.['input'] === undefined) missingArgument('https.createSecureString', 'input');
    return call('https.createSecureString', options);
  }),
  createSecretKey: withPromise((options: Options) =>
    createSecretKey('https.createSecretKey', options),
  ),
  requestRestlet: (options: Options) => call('https.requestRestlet', options),
};

/** Names an API secret; its value stays with the account. */
export function createSecretKey(method: string, options: Options): object {
  const secret = options?.['secret'] ?? options?.['guid'];
  if (typeof secret !== 'string') missingArgument(method, 'secret');
  // HEX unless told otherwise: the trap of every first HMAC (netsuite-platform §4.2).
  const encoding = options['encoding'] ?? 'HEX';
  call('crypto.checkSecret', secret, encoding);
  const key = { secret, encoding, toString: () => 'crypto.SecretKey' };
  return readOnly('crypto.SecretKey', key, 'encoding');
}

import { missingArgument, notModelled } from './errors.ts';
import { createSecretKey } from './https.ts';
import { call } from './wire.ts';

type Options = Record<string, unknown>;
type Part = { input: string; encoding: string };

/** Collects the inputs and digests them in one call. */
class Digest {
  readonly #method: string;
  readonly #options: Options;
  readonly #parts: Part[] = [];
  constructor(method: string, options: Options) {
    this.#method = method;
    this.#options = options;
  }
  update(options: Options): void {
    if (options?.['input'] === undefined) missingArgument('update', 'input');
    this.#parts.push({
      input: String(options['input']),
      encoding: String(options['inputEncoding'] ?? 'UTF_8'),
    });
  }
  digest(options: Options = {}): string {
    return call(this.#method, {
      ...this.#options,
      parts: this.#parts,
      outputEncoding: options['outputEncoding'] ?? 'HEX',
    }) as string;
  }
}

export const crypto = {
  createSecretKey: (options: Options) => createSecretKey('crypto.createSecretKey', options),
  createHash(options: Options = {}): Digest {
    if (!options['algorithm']) missingArgument('crypto.createHash', 'algorithm');
    return new Digest('crypto.hash', { algorithm: options['algorithm'] });
  },
  createHmac(options: Options = {}): Digest {
    if (!options['algorithm']) missingArgument('crypto.createHmac', 'algorithm');
    if (!options['key']) missingArgument('crypto.createHmac', 'key');
    const { secret, encoding } = options['key'] as Options;
    return new Digest('crypto.hmac', { algorithm: options['algorithm'], secret, encoding });
  },
  createCipher: (): never => notModelled('N/crypto createCipher'),
  createDecipher: (): never => notModelled('N/crypto createDecipher'),
  checkPasswordField: (): never => notModelled('N/crypto checkPasswordField'),
};

export const random = {
  generateUUID: () => call('crypto.uuid') as string,
  generateInt: (options: Options) => {
    if (options?.['max'] === undefined) missingArgument('random.generateInt', 'max');
    return call('crypto.int', Number(options['min'] ?? 0), Number(options['max'])) as number;
  },
  generateBytes: (options: Options) => {
    if (options?.['size'] === undefined) missingArgument('random.generateBytes', 'size');
    return new Uint8Array(call('crypto.bytes', Number(options['size'])) as number[]);
  },
};

export const encode = {
  convert(options: Options): string {
    for (const name of ['string', 'inputEncoding', 'outputEncoding']) {
      if (options?.[name] === undefined) missingArgument('encode.convert', name);
    }
    return call('encode.convert', options) as string;
  },
};

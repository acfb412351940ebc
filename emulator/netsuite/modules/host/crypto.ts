import { createHash, createHmac } from 'node:crypto';
import { SuiteScriptError } from '../../contract.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import type { Random } from '../../engine/random.ts';
import type { Secrets } from './secrets.ts';

interface Digest {
  algorithm: string;
  parts: { input: string; encoding: string }[];
  outputEncoding: string;
}

const ALGORITHMS: Record<string, string> = {
  SHA256: 'sha256',
  SHA512: 'sha512',
  SHA1: 'sha1',
  MD5: 'md5',
};

/** @throws INVALID_ALGORITHM */
export function hashOf({ algorithm, parts, outputEncoding }: Digest, key: Buffer | null): string {
  const name = ALGORITHMS[algorithm];
  if (!name) throw new SuiteScriptError('INVALID_ALGORITHM', `Invalid algorithm: ${algorithm}`);
  const digest = key ? createHmac(name, key) : createHash(name);
  for (const { input, encoding } of parts) digest.update(decodeText(input, encoding));
  return encodeText(digest.digest(), outputEncoding);
}

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** @throws INVALID_ENCODING for an encoding N/encode does not know. */
export function decodeText(text: string, encoding: string): Buffer {
  switch (encoding) {
    case 'UTF_8':
      return Buffer.from(text, 'utf8');
    case 'HEX':
      return Buffer.from(text, 'hex');
    case 'BASE_64':
      return Buffer.from(text, 'base64');
    case 'BASE_64_URL_SAFE':
      return Buffer.from(text, 'base64url');
    case 'BASE_32':
      return fromBase32(text);
    default:
      throw new SuiteScriptError('INVALID_ENCODING', `Invalid encoding: ${encoding}`);
  }
}

export function encodeText(bytes: Buffer, encoding: string): string {
  switch (encoding) {
    case 'UTF_8':
      return bytes.toString('utf8');
    case 'HEX':
      return bytes.toString('hex').toUpperCase();
    case 'BASE_64':
      return bytes.toString('base64');
    case 'BASE_64_URL_SAFE':
      return bytes.toString('base64url');
    case 'BASE_32':
      return toBase32(bytes);
    default:
      throw new SuiteScriptError('INVALID_ENCODING', `Invalid encoding: ${encoding}`);
  }
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const text = (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE_32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '').toUpperCase()]
    .map((letter) => BASE_32.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** @param random the account's own, so that a run can be repeated to the letter. */
export function cryptoModule(secrets: Secrets, random: Random): HostModule {
  const byte = () => Math.floor(random() * 256);
  return {
    'crypto.hash': { isLocal: true, run: (_, [digest]: [Digest]) => hashOf(digest, null) },
    'crypto.hmac': {
      isLocal: true,
      run: ({ invocation }, [digest]: [Digest & { secret: string; encoding: string }]) =>
        hashOf(
          digest,
          decodeText(secrets.valueOf(digest.secret, invocation.script.id), digest.encoding),
        ),
    },
    'crypto.checkSecret': {
      isLocal: true,
      run: ({ invocation }, [secret]: [string]) =>
        void secrets.valueOf(secret, invocation.script.id),
    },
    'crypto.uuid': {
      isLocal: true,
      run: () => {
        const bytes = Buffer.from(Array.from({ length: 16 }, byte));
        bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
        bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
        return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      },
    },
    'crypto.int': {
      isLocal: true,
      run: (_, [least, most]: [number, number]) => least + Math.floor(random() * (most - least)),
    },
    'crypto.bytes': {
      isLocal: true,
      run: (_, [size]: [number]) => Array.from({ length: size }, byte),
    },
    'encode.convert': {
      isLocal: true,
      run: (_, [given]: [{ string: string; inputEncoding: string; outputEncoding: string }]) =>
        encodeText(decodeText(given.string, given.inputEncoding), given.outputEncoding),
    },
  };
}

import type { PayloadPath } from '../topics.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const SPACE = 0x20;

/** Bytes; no id, time or key of ours is longer, and a longer token is passed over. */
const MAX_TOKEN = 1024;
/** Containers that may lead to a wanted value; what lies deeper is passed over without a stack. */
const MAX_DEPTH = 32;

type Branch = { children: Map<string, Branch>; path?: PayloadPath; many: boolean };
type Frame = { branch: Branch; array: boolean };

/** The wanted paths as a tree, made once per topic. */
export type Wanted = { root: Branch; singles: number };

/**
 * Reads a few values out of a JSON body while it streams, without building the rest.
 *
 * Numbers stay text, because Shopify's ids go beyond 2^53. Works on bytes: every structural character of
 * JSON is ASCII, so a multi-byte character cut by a chunk does no harm. It does not validate: the bytes are
 * proven by their signature, and of a broken body simply nothing is found.
 */
export function createIdScanner({ root, singles }: Wanted) {
  const found = new Map<PayloadPath, string[]>();
  let missing = singles;

  const frames: Frame[] = [];
  let passedOver = 0;
  let inString = false;
  let escaped = false;
  let inScalar = false;
  let keyNext = false;
  let started = false;
  /** The branch that the next value belongs to. */
  let branch: Branch | undefined;
  let taking = false;
  let token: Buffer[] = [];
  let tokenLength = 0;

  function write(chunk: Buffer): void {
    if (missing <= 0) return;
    let start = 0;
    const end = chunk.length;
    for (let i = 0; i < end; i += 1) {
      const byte = chunk[i] as number;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (taking) {
            take(chunk, start, i);
            endOfString();
            if (missing <= 0) return;
          }
        }
        continue;
      }
      if (inScalar) {
        if (byte > SPACE && byte !== COMMA && byte !== CLOSE_OBJECT && byte !== CLOSE_ARRAY)
          continue;
        inScalar = false;
        take(chunk, start, i);
        keep(textOfToken());
        if (missing <= 0) return;
      }
      if (byte === QUOTE) {
        inString = true;
        taking = passedOver === 0 && (keyNext || branch?.path !== undefined);
        start = i + 1;
      } else if (passedOver > 0) {
        if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) passedOver += 1;
        else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) passedOver -= 1;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) open(byte === OPEN_ARRAY);
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) close();
      else if (byte === COMMA) next();
      else if (byte === COLON) keyNext = false;
      else if (byte > SPACE && !keyNext && branch?.path !== undefined) {
        inScalar = true;
        start = i;
      }
    }
    if (inScalar || (inString && taking)) take(chunk, start, end);
  }

  function take(chunk: Buffer, from: number, to: number): void {
    if (to <= from) return;
    tokenLength += to - from;
    if (tokenLength <= MAX_TOKEN) token.push(chunk.subarray(from, to));
  }

  /** The token's text, or undefined when it was longer than any id. */
  function textOfToken(): string | undefined {
    const tooLong = tokenLength > MAX_TOKEN;
    const bytes = token.length === 1 ? (token[0] as Buffer) : Buffer.concat(token);
    token = [];
    tokenLength = 0;
    return tooLong ? undefined : bytes.toString('utf8');
  }

  function endOfString(): void {
    taking = false;
    const raw = textOfToken();
    const text = raw?.includes('\\') ? unescape(raw) : raw;
    if (!keyNext) return keep(text);
    const frame = frames.at(-1);
    branch = text === undefined ? undefined : frame?.branch.children.get(text);
  }

  function keep(text: string | undefined): void {
    if (text === undefined || text === 'null' || branch?.path === undefined) return;
    const values = found.get(branch.path);
    if (values === undefined) {
      found.set(branch.path, [text]);
      if (!branch.many) missing -= 1;
    } else if (branch.many) values.push(text);
  }

  function open(array: boolean): void {
    const inside = started ? branch : root;
    started = true;
    if (inside === undefined || frames.length >= MAX_DEPTH) {
      passedOver = 1;
      return;
    }
    frames.push({ branch: inside, array });
    branch = array ? inside : undefined;
    keyNext = !array;
  }

  function close(): void {
    frames.pop();
    keyNext = false;
  }

  function next(): void {
    const frame = frames.at(-1);
    keyNext = frame !== undefined && !frame.array;
    branch = frame?.array ? frame.branch : undefined;
  }

  return {
    write,
    /** The values found so far, by path. */
    found: found as ReadonlyMap<PayloadPath, readonly string[]>,
  };
}

/**
 * @param single paths whose first value is wanted; once all are found the rest of the body is passed over
 * @param many paths whose every value is wanted
 */
export function wantedValues(
  single: readonly PayloadPath[],
  many: readonly PayloadPath[] = [],
): Wanted {
  const root: Branch = { children: new Map(), many: false };
  for (const path of [...single, ...many]) {
    let at = root;
    for (const key of path.split('.')) {
      const child = at.children.get(key) ?? { children: new Map(), many: false };
      at.children.set(key, child);
      at = child;
    }
    at.path = path;
    at.many = many.includes(path);
  }
  return { root, singles: many.length > 0 ? Infinity : single.length };
}

function unescape(raw: string): string | undefined {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return undefined;
  }
}

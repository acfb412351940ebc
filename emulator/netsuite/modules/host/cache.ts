import { SuiteScriptError } from '../../contract.ts';
import type { Clock } from '../../clock.ts';
import type { Execution } from '../../engine/execution.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import type { Random } from '../../engine/random.ts';
import { UNITS } from '../../engine/units.ts';

/** netsuite-platform §4.3. */
const VALUE_LIMIT = 500 * 1024;
const KEY_LIMIT = 4 * 1024;
const NAME_LIMIT = 1024;
const LEAST_TTL = 300;

type Key = [name: string, scope: string, key: string];

/** Entries may vanish at any moment: `lossProbability` of them do at each look. */
export class AccountCache {
  readonly #clock: Clock;
  readonly #random: Random;
  #entries = new Map<string, { value: string; until: number }>();
  lossProbability: number;

  constructor(clock: Clock, random: Random, lossProbability: number) {
    this.#clock = clock;
    this.#random = random;
    this.lossProbability = lossProbability;
  }

  clear(): void {
    this.#entries.clear();
  }

  get(key: string): string | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    const isLost = this.lossProbability > 0 && this.#random() < this.lossProbability;
    if (isLost || entry.until <= this.#clock.now()) {
      this.#entries.delete(key);
      return null;
    }
    return entry.value;
  }

  put(key: string, value: string, ttl: number | null): void {
    const until = ttl === null ? Number.POSITIVE_INFINITY : this.#clock.now() + ttl * 1_000;
    this.#entries.set(key, { value, until });
  }

  remove(key: string): void {
    this.#entries.delete(key);
  }
}

export function cacheModule(cache: AccountCache): HostModule {
  const put = (execution: Execution, args: never) => {
    const [name, scope, key, value, ttl] = args as unknown as [...Key, string, number | null];
    if (Buffer.byteLength(value) > VALUE_LIMIT) {
      throw new SuiteScriptError('VALUE_SIZE_EXCEEDED', 'The value exceeds the limit of 500 KB.');
    }
    if (ttl !== null && ttl < LEAST_TTL) {
      throw new SuiteScriptError('INVALID_TTL', 'The ttl must be at least 300 seconds.');
    }
    cache.put(place(execution, name, scope, key), value, ttl);
    return null;
  };
  return {
    'cache.get': {
      units: () => UNITS.cache.get,
      run: (execution, [name, scope, key]: Key) => cache.get(place(execution, name, scope, key)),
    },
    'cache.put': { units: () => UNITS.cache.put, run: put },
    'cache.load': { units: () => UNITS.cache.load, run: put },
    'cache.remove': {
      units: () => UNITS.cache.remove,
      run: (execution, [name, scope, key]: Key) =>
        cache.remove(place(execution, name, scope, key)) ?? null,
    },
  };
}

/** PRIVATE: this script file only; PROTECTED and PUBLIC: all scripts of an account without bundles. */
function place(execution: Execution, name: string, scope: string, key: string): string {
  if (Buffer.byteLength(name) > NAME_LIMIT || Buffer.byteLength(key) > KEY_LIMIT) {
    throw new SuiteScriptError(
      'KEY_SIZE_EXCEEDED',
      'The name or the key of the cache is too long.',
    );
  }
  const owner = scope === 'PRIVATE' ? execution.invocation.script.path : scope;
  return JSON.stringify([owner, name, key]);
}

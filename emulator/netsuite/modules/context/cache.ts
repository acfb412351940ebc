import { missingArgument } from './errors.ts';
import { call } from './wire.ts';

type Options = Record<string, unknown>;

class Cache {
  readonly name: string;
  readonly scope: string;
  constructor(name: string, scope: string) {
    this.name = name;
    this.scope = scope;
  }
  get(options: Options): unknown {
    if (options?.['key'] === undefined) missingArgument('Cache.get', 'key');
    const key = String(options['key']);
    const found = call('cache.get', this.name, this.scope, key);
    const loader = options['loader'] as ((context: { key: string }) => unknown) | undefined;
    if (found !== null || typeof loader !== 'function') return found;
    const loaded = loader({ key });
    if (loaded === null || loaded === undefined) return null;
    const text = textOf(loaded);
    call('cache.load', this.name, this.scope, key, text, options['ttl'] ?? null);
    return text;
  }
  put(options: Options): void {
    for (const name of ['key', 'value']) {
      if (options?.[name] === undefined) missingArgument('Cache.put', name);
    }
    const text = textOf(options['value']);
    call('cache.put', this.name, this.scope, String(options['key']), text, options['ttl'] ?? null);
  }
  remove(options: Options): void {
    if (options?.['key'] === undefined) missingArgument('Cache.remove', 'key');
    call('cache.remove', this.name, this.scope, String(options['key']));
  }
}

/** What is not text is kept as its JSON (netsuite-platform §4.3). */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export const cache = {
  getCache(options: Options): Cache {
    if (options?.['name'] === undefined) missingArgument('cache.getCache', 'name');
    return new Cache(String(options['name']), String(options['scope'] ?? 'PRIVATE'));
  },
};

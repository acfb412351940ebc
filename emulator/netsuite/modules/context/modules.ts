import type { ModuleFacts } from '../prelude.ts';
import { cache } from './cache.ts';
import { crypto, encode, random } from './crypto.ts';
import { error, SuiteScriptError } from './errors.ts';
import { http, https } from './https.ts';
import { query } from './query.ts';
import { record } from './record.ts';
import { runtime } from './runtime.ts';
import { search } from './search.ts';
import { serverWidget } from './serverWidget.ts';
import * as services from './services.ts';

declare const __MODULE_FACTS__: Record<string, ModuleFacts>;

const MODULES: Record<string, object> = {
  'N/cache': cache,
  'N/config': services.config,
  'N/crypto': crypto,
  'N/crypto/random': random,
  'N/currency': services.currency,
  'N/email': services.email,
  'N/encode': encode,
  'N/error': error,
  'N/file': services.file,
  'N/format': services.format,
  'N/http': http,
  'N/https': https,
  'N/log': services.log,
  'N/piremoval': services.piremoval,
  'N/query': query,
  'N/record': record,
  'N/redirect': services.redirect,
  'N/runtime': runtime,
  'N/search': search,
  'N/task': services.task,
  'N/ui/serverWidget': serverWidget,
  'N/url': services.url,
  'N/util': services.util,
};

/** Asked of any object by the language itself; never the name of something NetSuite has. */
const LANGUAGE_NAMES = new Set([
  'then',
  'toJSON',
  'default',
  '__esModule',
  'prototype',
  '$$typeof',
]);

let loading = false;

/** While the define callback runs, modules may be named and handed around but not used (netsuite-platform §5). */
export function setLoading(now: boolean): void {
  loading = now;
}

const guarded = new Map<string, object>();

/** The module as a script sees it. @throws MODULE_DOES_NOT_EXIST, or loudly for what is not modelled. */
export function moduleFor(id: string): object {
  const known = guarded.get(id);
  if (known) return known;
  const facts = __MODULE_FACTS__[id];
  const implemented = MODULES[id];
  if (!implemented) {
    if (facts) return guard(id, {}, facts);
    throw new SuiteScriptError('MODULE_DOES_NOT_EXIST', `Module does not exist: ${id}.js`);
  }
  return guard(id, implemented, facts);
}

function guard(id: string, implemented: object, facts: ModuleFacts | undefined): object {
  const members = Object.defineProperties(
    { ...facts?.enums },
    Object.getOwnPropertyDescriptors(implemented),
  ) as Record<string, unknown>;
  const module = new Proxy(members, {
    get(target, name) {
      if (typeof name === 'symbol') return undefined;
      if (LANGUAGE_NAMES.has(name) && !(name in target)) return undefined;
      if (loading) {
        throw new SuiteScriptError(
          'SUITESCRIPT_API_UNAVAILABLE_IN_DEFINE',
          `Fail to evaluate script: All SuiteScript API Modules are unavailable while executing your define callback. (${id}.${name})`,
        );
      }
      if (name in target) return target[name];
      throw new Error(
        facts?.names.includes(name) || !facts
          ? `${id}.${name} is not modelled by the local NetSuite`
          : `${id} has no ${name}`,
      );
    },
    set(_, name) {
      throw new SuiteScriptError('READ_ONLY_PROPERTY', `${id}.${String(name)} is read-only.`);
    },
  });
  guarded.set(id, module);
  return module;
}

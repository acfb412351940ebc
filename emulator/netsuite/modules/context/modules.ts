import type { ModuleFacts } from '../prelude.ts';
import { cache } from './cache.ts';
import { crypto, encode, random } from './crypto.ts';
import { error, readOnlyProperty, SuiteScriptError } from './errors.ts';
import { file } from './file.ts';
import { http, https } from './https.ts';
import { query } from './query.ts';
import { record } from './record.ts';
import { runtime } from './runtime.ts';
import { search } from './search.ts';
import { serverWidget } from './serverWidget.ts';
import * as services from './services.ts';
import type { MembersOf } from './typings.ts';

declare const __MODULE_FACTS__: Record<string, ModuleFacts>;

const MODULES: Record<string, object> = {
  'N/cache': cache satisfies MembersOf<'N/cache'>,
  'N/config': services.config satisfies MembersOf<'N/config'>,
  'N/crypto': crypto satisfies MembersOf<'N/crypto'>,
  'N/crypto/random': random satisfies MembersOf<'N/crypto/random'>,
  'N/currency': services.currency satisfies MembersOf<'N/currency'>,
  'N/email': services.email satisfies MembersOf<'N/email'>,
  'N/encode': encode satisfies MembersOf<'N/encode'>,
  'N/error': error satisfies MembersOf<'N/error'>,
  'N/file': file satisfies MembersOf<'N/file'>,
  'N/format': services.format satisfies MembersOf<'N/format'>,
  'N/http': http satisfies MembersOf<'N/http'>,
  'N/https': https satisfies MembersOf<'N/https'>,
  'N/log': services.log satisfies MembersOf<'N/log'>,
  'N/piremoval': services.piremoval satisfies MembersOf<'N/piremoval'>,
  'N/query': query satisfies MembersOf<'N/query'>,
  'N/record': record satisfies MembersOf<'N/record'>,
  'N/redirect': services.redirect satisfies MembersOf<'N/redirect'>,
  'N/runtime': runtime satisfies MembersOf<'N/runtime'>,
  'N/search': search satisfies MembersOf<'N/search'>,
  'N/task': services.task satisfies MembersOf<'N/task'>,
  'N/ui/serverWidget': serverWidget satisfies MembersOf<'N/ui/serverWidget'>,
  'N/url': services.url satisfies MembersOf<'N/url'>,
  'N/util': services.util satisfies MembersOf<'N/util'>,
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
      return readOnlyProperty(id, String(name));
    },
  });
  guarded.set(id, module);
  return module;
}

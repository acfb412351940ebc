import type * as NCache from 'N/cache';
import type * as NConfig from 'N/config';
import type * as NCrypto from 'N/crypto';
import type * as NCryptoRandom from 'N/crypto/random';
import type * as NCurrency from 'N/currency';
import type * as NEmail from 'N/email';
import type * as NEncode from 'N/encode';
import type * as NError from 'N/error';
import type * as NFile from 'N/file';
import type * as NFormat from 'N/format';
import type * as NHttp from 'N/http';
import type * as NHttps from 'N/https';
import type * as NLog from 'N/log';
import type * as NPiremoval from 'N/piremoval';
import type * as NQuery from 'N/query';
import type * as NRecord from 'N/record';
import type * as NRedirect from 'N/redirect';
import type * as NRuntime from 'N/runtime';
import type * as NSearch from 'N/search';
import type * as NTask from 'N/task';
import type * as NUiServerWidget from 'N/ui/serverWidget';
import type * as NUrl from 'N/url';
import type * as NUtil from 'N/util';

/** The community typings of every module that is implemented here. */
interface Typings {
  'N/cache': typeof NCache;
  'N/config': typeof NConfig;
  'N/crypto': typeof NCrypto;
  'N/crypto/random': typeof NCryptoRandom;
  'N/currency': typeof NCurrency;
  'N/email': typeof NEmail;
  'N/encode': typeof NEncode;
  'N/error': typeof NError;
  'N/file': typeof NFile;
  'N/format': typeof NFormat;
  'N/http': typeof NHttp;
  'N/https': typeof NHttps;
  'N/log': typeof NLog;
  'N/piremoval': typeof NPiremoval;
  'N/query': typeof NQuery;
  'N/record': typeof NRecord;
  'N/redirect': typeof NRedirect;
  'N/runtime': typeof NRuntime;
  'N/search': typeof NSearch;
  'N/task': typeof NTask;
  'N/ui/serverWidget': typeof NUiServerWidget;
  'N/url': typeof NUrl;
  'N/util': typeof NUtil;
}

type IsSame<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** The typings declare enumerations as numbers; their members are texts. */
type Text<T> = T extends number ? (IsSame<T, number> extends true ? T : string) : T;
/** An option interface of the typings as a plain object type, which fits our looser option objects. */
type Plain<T> = T extends ((...args: never[]) => unknown) | readonly unknown[]
  ? T
  : T extends object
    ? { [name in keyof T]: Text<T[name]> }
    : T;
type PlainAll<Args extends unknown[]> = { [place in keyof Args]: Plain<Args[place]> };

/**
 * No module may have a member that the typings do not know, and each call must take what the typings say it takes (of
 * overloads, the last). What it answers is shown by tests.
 */
export type MembersOf<Id extends keyof Typings> = {
  readonly [name in keyof Typings[Id]]?: Typings[Id][name] extends (...args: infer Args) => unknown
    ? (...args: PlainAll<Args>) => unknown
    : unknown;
};

import type { GraphQLResolveInfo } from 'graphql';
import type { Ctx, SearchFields } from '../contract.ts';
import type { RunningStore } from './store.ts';
import { searchPredicate } from './search/filter.ts';
import type { SearchWarning } from './search/filter.ts';
import type { SearchNode } from './search/parse.ts';

/** What a fault does to the mutations of one request. */
export type MutationFault = 'internalErrorBeforeCommit' | 'internalErrorAfterCommit';

export interface RequestOptions {
  store: RunningStore;
  apiVersion: string;
  scopes: ReadonlySet<string>;
  fault?: MutationFault | undefined;
  sentVariables: Record<string, unknown>;
  /** Largest page; null = none (bulk). */
  pageLimit: number | null;
}

/** A request on its way: {@link Ctx} for resolvers, the rest for the executor. */
export interface RequestContext extends Ctx {
  readonly runningStore: RunningStore;
  fault: MutationFault | undefined;
  /** Variables as they came, not coerced. */
  sentVariables: Record<string, unknown>;
  pageLimit: number | null;
  /** Field being resolved. */
  info: GraphQLResolveInfo | null;
  search: SearchFinding[];
  /** How often a resolver asked for a search to be read. */
  searches: number;
  /** Objects handed out so far: what server time is counted in. */
  objects: number;
}

export interface SearchFinding {
  path: (string | number)[];
  query: string;
  parsed: SearchNode | null;
  warnings: SearchWarning[];
}

const SIXTY_DAYS_MS = 60 * 24 * 3600 * 1000;

export function requestContext(options: RequestOptions): RequestContext {
  const { store, apiVersion, scopes } = options;
  const { world } = store;
  const context: RequestContext = {
    ...world,
    runningStore: store,
    apiVersion,
    appId: store.appGid,
    scopes,
    fault: options.fault,
    sentVariables: options.sentVariables,
    pageLimit: options.pageLimit,
    info: null,
    search: [],
    searches: 0,
    objects: 0,
    path: () => (context.info ? pathOf(context.info) : []),
    canSeeOrder: (createdAt) =>
      scopes.has('read_all_orders') || world.nowMs() - Date.parse(createdAt) <= SIXTY_DAYS_MS,
    seen: world.seen,
    searchFilter<T>(query: string | null | undefined, fields: SearchFields<T>) {
      context.searches++;
      if (!query?.trim()) return () => true;
      const { matches, warnings, parsed } = searchPredicate(query, fields, apiVersion);
      context.search.push({ path: context.path(), query, parsed, warnings });
      return matches;
    },
  };
  return context;
}

function pathOf(info: GraphQLResolveInfo): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev)
    keys.unshift(at.key);
  return keys;
}

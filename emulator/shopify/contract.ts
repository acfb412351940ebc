/**
 * What the parts of the local Shopify say to each other.
 *
 * api/        speaks HTTP, runs graphql-js over the real schema, meters, guards scopes
 * webhooks/   subscriptions, signing, delivery, retries
 * state/      what a shop holds, and the rules for changing it
 * resolvers/  GraphQL types and mutations on that state (exports `domain`, a {@link Domain})
 * rest/       the same objects in REST/webhook shape, in and out
 * face/       a page for people
 */
import type { ShopState } from './state/shop.ts';
import type { Switches } from './switches.ts';

export type Json = null | boolean | number | bigint | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export type Plan = 'development' | 'standard' | 'advanced' | 'plus' | 'enterprise';

/** One shop as its owner set it up. */
export interface StoreConfig {
  /** `crossdock-demo.myshopify.com` */
  domain: string;
  /** Crossdock's own short name of the store; Shopify does not know it. */
  key: string;
  name: string;
  plan: Plan;
  /** ISO code of the shop currency. */
  currency: string;
  /** IANA zone. */
  timezone: string;
  taxesIncluded: boolean;
  countryCode: string;
}

/** Runs things later: by timers on a real clock, by `advance` on a virtual one. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` once `atMs` has come; the returned function calls it off. */
  at(atMs: number, task: () => void): () => void;
}

/**
 * One store while the emulator runs. Everything that changes state happens inside an *action*: one merchant's,
 * shopper's or app's deed. Webhooks emitted in it leave when it ends and share one X-Shopify-Event-Id.
 */
export interface World {
  readonly store: StoreConfig;
  readonly shop: ShopState;
  readonly switches: Switches;
  /** Now, whole seconds, `2026-11-21T10:00:00Z` (finding 38 (1)). */
  now(): string;
  nowMs(): number;
  /** A fresh id of that type as a gid, 13 digits, rising: `gid://shopify/Order/5600000000001`. */
  newGid(type: string): string;
  /** A number in [0, 1) from the seed. */
  random(): number;
  /**
   * A webhook for `subjectGid`. Topic as in the header (`orders/updated`). The same topic and subject twice in one
   * action leave once. `body` is called at the end of the action and only if somebody subscribed. Ids in the body are
   * bigint (exact JSON integers), money is padded text.
   */
  emit(topic: string, subjectGid: string, body: (wanted: BodyWanted) => JsonObject): void;
  /** Runs `task` as an action of its own after `delayMs` (order routing, jobs). */
  later(delayMs: number, task: () => void): void;
  /**
   * Call BEFORE an object of the list {@link Lagging} is created (`before: null`) or changed (`before`: the live object;
   * it is cloned, and only while a lag switch is on).
   */
  changing(gid: string, before: object | null): void;
}

export interface BodyWanted {
  apiVersion: string;
  /** Namespaces whose metafields belong into the body; empty = no `metafields` key. */
  metafieldNamespaces: readonly string[];
}

/** `read`: a replica answers reads by id late. `index`: search knows changes late. */
export type Lagging = 'read' | 'index';

/** One GraphQL request. Handed to every resolver. */
export interface Ctx extends World {
  readonly apiVersion: string;
  readonly appId: string;
  /** Granted scopes; a write scope includes its read scope. */
  readonly scopes: ReadonlySet<string>;
  /** Path of the field that is being resolved, aliases in it: `['data', …]` without the `data`. */
  path(): (string | number)[];
  /** False: an order older than 60 days and no `read_all_orders`. Resolvers of orders give null / leave it out. */
  canSeeOrder(createdAt: string): boolean;
  /**
   * The object as this request may see it: `live`, or while a lag switch is on an older copy, or null if it did not
   * exist yet. Lists filter and sort on `seen(…, 'index')` and hand out `seen(…, 'read')`.
   */
  seen<T extends object>(gid: string, live: T | null, lagging: Lagging): T | null;
  /**
   * The `query:` argument as a predicate. An unknown field is ignored with a warning in `extensions.search`, as Shopify
   * does. Null, undefined or blank = everything.
   */
  searchFilter<T>(query: string | null | undefined, fields: SearchFields<T>): (item: T) => boolean;
}

/** What a list can be searched by: name as in Shopify's docs → how to read it from an item. */
export interface SearchFields<T> {
  fields: Record<string, SearchField<T>>;
  /** Texts a bare word (no `field:`) is looked for in. */
  bare: (item: T) => readonly (string | null)[];
}

export interface SearchField<T> {
  /**
   * `id` compares the numeric tail of gids; `date` understands ISO dates and date-times; `text` is case-insensitive,
   * whole value or prefix with `*`; `word` is text where any word of the value may match.
   */
  kind: 'id' | 'number' | 'date' | 'boolean' | 'text' | 'word';
  /** Several values: any may match. Null never matches except for `-field:*`. */
  of: (item: T) => string | number | boolean | null | readonly (string | number | null)[];
}

/** Payload entry. `code` only where the schema's error type has it. */
export interface UserError {
  /** Shopify's path: `['input', 'quantities', '0', 'quantity']`; null where none is named. */
  field: string[] | null;
  message: string;
  code?: string;
  [extra: string]: unknown;
}

/**
 * Resolvers are synchronous and return what the schema's field wants. Where a type has no resolver for a field, the
 * parent's own property of that name answers; `undefined` there (not null) is a NOT_MODELLED error naming Type.field.
 * Objects behind interfaces and unions carry `__typename` or an `id` gid. Mutations either change state and give empty
 * userErrors, or give userErrors and change nothing. Payload objects refer to live state (a replay of an idempotency key
 * re-reads them).
 */
// The schema, not TypeScript, says what a parent and its arguments are.
// oxlint-disable-next-line typescript/no-explicit-any
export type Resolver = (parent: any, args: any, ctx: Ctx) => unknown;
export type ResolverMap = Record<string, Record<string, Resolver>>;

/** What state/, resolvers/ and rest/ give to the rest: exported as `domain` from resolvers/index.ts. */
export interface Domain {
  createShop(world: Omit<World, 'shop'>): ShopState;
  resolvers: ResolverMap;
  /** For `node(id)` and `nodes(ids)`: null = deleted, never was, or hidden (60 days). Unknown type → throw NotModelled. */
  loadNode(type: string, gid: string, ctx: Ctx): object | null;
  /** Takes an object in REST/webhook shape (`orders`, `products`, `customers`) as it is; answers its gid. */
  loadRest(world: World, kind: string, body: JsonObject): string;
  /** What a shopper or the shop's staff can do: `placeOrder`, `payLater`, `requestReturn` … by name. */
  actions: Record<string, (world: World, input: JsonObject) => unknown>;
}

/** A GraphQL error at run time: the field becomes null, `errors[].extensions.code` is `code` (§3.4). */
export class ShopifyError extends Error {
  readonly code: string;
  readonly extensions: JsonObject;
  constructor(code: string, message: string, extensions: JsonObject = {}) {
    super(message);
    this.name = 'ShopifyError';
    this.code = code;
    this.extensions = extensions;
  }
}

/** The emulator does not know this: never answered with a made-up value. */
export class NotModelled extends ShopifyError {
  constructor(what: string) {
    super('NOT_MODELLED', `The local Shopify does not model ${what}.`, { notModelled: what });
    this.name = 'NotModelled';
  }
}

/** `gid://shopify/Order/1` for an id of another type or nonsense (FX). */
export function invalidId(id: string): ShopifyError {
  return new ShopifyError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);
}

/** `gid://shopify/Order/123?x=1` → its parts; null if it is no gid. */
export function parseGid(id: string): { type: string; id: string } | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/([0-9A-Za-z_-]+)(\?.*)?$/.exec(id);
  return match ? { type: match[1] as string, id: match[2] as string } : null;
}

import type { World } from '../contract.ts';
import type { ShopState } from './shop.ts';

/** The world before the shop's state exists: what {@link ShopState} is made with. */
export type BareWorld = Omit<World, 'shop'> & { readonly shop?: ShopState };

/** The number at the end of a gid: `gid://shopify/Order/123?x=1` → `123`. */
export function tail(gid: string): string {
  const end = gid.indexOf('?');
  const path = end < 0 ? gid : gid.slice(0, end);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The type named by a gid; empty for anything else. */
export function typeOf(gid: string): string {
  return /^gid:\/\/shopify\/([A-Za-z]+)\//.exec(gid)?.[1] ?? '';
}

/** gid of a type for a legacy id. */
export function gid(type: string, id: string | number | bigint): string {
  return `gid://shopify/${type}/${id}`;
}

/** Sorts gids by their number, the order in which they were made. */
export function byId(a: { id: string }, b: { id: string }): number {
  const left = tail(a.id);
  const right = tail(b.id);
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

import { createHash } from 'node:crypto';
import type { World } from '../contract.ts';

export type Metafield = {
  readonly id: string;
  readonly ownerId: string;
  readonly namespace: string;
  readonly key: string;
  type: string;
  value: string;
  readonly createdAt: string;
  updatedAt: string;
};

/** Changes with the value; what `compareDigest` is compared with. */
export function digest(field: Metafield): string {
  return createHash('sha256').update(`${field.type}\n${field.value}`).digest('hex');
}

export function metafieldsOf(world: World, ownerId: string): Metafield[] {
  return world.shop.metafields.get(ownerId) ?? [];
}

export function findMetafield(
  world: World,
  ownerId: string,
  namespace: string,
  key: string,
): Metafield | null {
  return (
    metafieldsOf(world, ownerId).find(
      (field) => field.namespace === namespace && field.key === key,
    ) ?? null
  );
}

/** `$app` and `$app:name` stand for the app's own namespace. */
export function fullNamespace(namespace: string | null | undefined, appId: string): string {
  const own = `app--${appId}`;
  if (!namespace || namespace === '$app') return own;
  return namespace.startsWith('$app:') ? `${own}--${namespace.slice(5)}` : namespace;
}

export function writeMetafield(
  world: World,
  ownerId: string,
  values: { namespace: string; key: string; type: string; value: string },
): Metafield {
  const now = world.now();
  const present = findMetafield(world, ownerId, values.namespace, values.key);
  if (present) {
    present.type = values.type;
    present.value = values.value;
    present.updatedAt = now;
    return present;
  }
  const field: Metafield = {
    id: world.newGid('Metafield'),
    ownerId,
    ...values,
    createdAt: now,
    updatedAt: now,
  };
  const all = world.shop.metafields.get(ownerId);
  if (all) all.push(field);
  else world.shop.metafields.set(ownerId, [field]);
  return field;
}

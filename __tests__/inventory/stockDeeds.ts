import { dice } from '../../bench/soak/dice.ts';
import { houseDeeds } from './houseDeeds.ts';
import { shopDeeds } from './shopDeeds.ts';
import type { stockTruth } from './stockTruth.ts';
import type { TwoStores } from './twoStores.ts';

export type Side = 'east' | 'west';
/** Each answers what it did, or null when there was nothing to do it to. A refusal by either system is thrown. */
export type Deeds = Record<string, () => Promise<string | null> | string | null>;

/** What shoppers, tills, apps, the warehouse and Crossdock's own scripts do, drawn from a seed. */
export function stockDeeds(
  world: TwoStores,
  truth: ReturnType<typeof stockTruth>,
  skus: string[],
  seed: number,
) {
  const draw = dice(seed);
  const { shops } = world;
  /** Orders that changed and of which NetSuite has not heard: gid → store. */
  const unheard = new Map<string, string>();
  /** SKU → units that were moved between places since everything was last in step. */
  const moved = new Map<string, number>();
  const sku = (): string => draw.oneOf(skus) ?? '';

  const deeds: Deeds = {
    ...shopDeeds(world, truth, sku, draw, moved, ({ key }, order) => unheard.set(order, key)),
    ...houseDeeds(world, sku, draw),
    async importSome() {
      const heard = [...unheard].filter(() => draw.chance(0.6));
      for (const one of shops) {
        const orders = heard.filter(([, key]) => key === one.key).map(([id]) => id);
        if (orders.length > 0) await world.hint(one.key, orders.slice(0, 20));
        for (const id of orders.slice(0, 20)) unheard.delete(id);
      }
      return heard.length > 0 ? `${heard.length} orders` : null;
    },
    async tick() {
      await world.hint(shops[0].key, []);
      return '';
    },
    async wait() {
      await world.letTimePass();
      return '';
    },
    async poll() {
      await world.poll();
      return '';
    },
  };

  return {
    moved,
    /** One deed, drawn. Answers what was done; null when nothing was, '(refused) …' when a system refused it. */
    async next(): Promise<string | null> {
      const name = draw.oneOf(CHANCES) ?? 'web';
      try {
        const did = await deeds[name]?.();
        return did === null || did === undefined ? null : `${name} ${did}`;
      } catch (error) {
        const { message } = error as { message?: string };
        return `(refused) ${name} ${message ?? JSON.stringify(error)}`;
      }
    },
    /** Everything is heard of, every work row is done, the night's sweep has run. Answers what is left undone. */
    async settle(): Promise<string[]> {
      for (let round = 0; round < 6; round += 1) {
        for (const one of shops) {
          const orders = [...unheard].filter(([, key]) => key === one.key).map(([id]) => id);
          for (let from = 0; from < orders.length; from += 20)
            await world.hint(one.key, orders.slice(from, from + 20));
        }
        unheard.clear();
        await world.poll();
        await world.letTimePass();
        await world.hint(shops[0].key, []);
        if (world.dirty().length === 0 && round > 1) break;
      }
      await world.sweep();
      for (let round = 0; round < 4 && world.dirty().length > 0; round += 1) {
        await world.letTimePass();
        await world.hint(shops[0].key, []);
      }
      moved.clear();
      return world.dirty();
    },
  };
}

/** Deed → how often it is drawn. */
const CHANCES = Object.entries({
  web: 5,
  till: 2,
  bypass: 1,
  importSome: 3,
  ship: 2,
  shipInShopify: 1,
  adjust: 2,
  transfer: 1,
  receive: 1,
  return: 1,
  receiveReturn: 1,
  move: 1,
  cancel: 1,
  tick: 2,
  wait: 2,
  poll: 2,
}).flatMap(([name, times]) => Array.from({ length: times }, () => name));

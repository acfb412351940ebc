import type { Clock, Domain, JsonObject, BodyWanted, StoreConfig, World } from '../contract.ts';
import type { Switches } from '../switches.ts';

/** A webhook as an action left it behind. */
export interface Emitted {
  topic: string;
  subject: string;
  body: (wanted: BodyWanted) => JsonObject;
}

/** All webhooks of one action; what X-Shopify-Event-Id and X-Shopify-Triggered-At come from. */
export interface Happening {
  eventId: string;
  atMs: number;
  emitted: Emitted[];
}

/** A world with the handle that only the api and the control use. */
export interface RunningWorld extends World {
  /** Runs `deed` as one action: its webhooks leave together when it ends without throwing. */
  action<T>(deed: () => T): T;
  /** Older copies of objects, while a lag switch is on. */
  seen<T extends object>(gid: string, live: T | null, lagging: 'read' | 'index'): T | null;
}

export interface WorldOptions {
  store: StoreConfig;
  /** Which store of the emulator this is: ids of stores do not meet. */
  index: number;
  clock: Clock;
  switches: Switches;
  random: () => number;
  publish: (happening: Happening) => void;
  domain: Domain;
}

interface OlderCopy {
  /** When it stopped being true, ms. */
  until: number;
  copy: object | null;
}

export function createWorld(options: WorldOptions): RunningWorld {
  const { store, clock, switches, random, publish, domain } = options;
  const counters = new Map<string, number>();
  const older = new Map<string, OlderCopy[]>();
  let nowSecond = Number.NaN;
  let nowText = '';
  let current: { emitted: Map<string, Emitted> } | null = null;

  const world: Omit<RunningWorld, 'shop'> & { shop?: World['shop'] } = {
    store,
    switches,
    random,
    nowMs: () => clock.now(),
    now() {
      const second = Math.floor(clock.now() / 1000);
      if (second !== nowSecond) {
        nowSecond = second;
        nowText = `${new Date(second * 1000).toISOString().slice(0, 19)}Z`;
      }
      return nowText;
    },
    newGid(type) {
      const next = (counters.get(type) ?? firstId(type, options.index)) + 1;
      counters.set(type, next);
      // Joined: a template would leave each of the many ids in four pieces.
      return ['gid:/', 'shopify', type, next].join('/');
    },
    emit(topic, subject, body) {
      if (!current) throw new Error(`${topic} was emitted outside of an action`);
      current.emitted.set(`${topic} ${subject}`, { topic, subject, body });
    },
    later(delayMs, task) {
      clock.at(clock.now() + delayMs, () => world.action(task));
    },
    action(deed) {
      if (current) return deed();
      const here = { emitted: new Map<string, Emitted>() };
      current = here;
      try {
        const result = deed();
        if (here.emitted.size > 0)
          publish({
            eventId: drawnUuid(random),
            atMs: clock.now(),
            emitted: [...here.emitted.values()],
          });
        return result;
      } finally {
        current = null;
      }
    },
    changing(gid, before) {
      if (switches.readLagMs === 0 && switches.indexLagMs === 0) return;
      const copies = older.get(gid) ?? [];
      // Only the first change of an instant shows what others still see.
      if (copies.at(-1)?.until === clock.now()) return;
      copies.push({ until: clock.now(), copy: before && structuredClone(before) });
      older.set(gid, copies);
    },
    seen<T extends object>(gid: string, live: T | null, lagging: 'read' | 'index'): T | null {
      const lag = lagging === 'read' ? switches.readLagMs : switches.indexLagMs;
      const copies = lag > 0 ? older.get(gid) : undefined;
      const found = copies?.find((one) => one.until > clock.now() - lag);
      return found ? (found.copy as T | null) : live;
    },
  };
  world.shop = domain.createShop(world);
  return world as RunningWorld;
}

/** 13 digits; every type starts elsewhere, as it does in a shop of some age. */
function firstId(type: string, storeIndex: number): number {
  let hash = 7;
  for (const letter of type) hash = (hash * 31 + letter.charCodeAt(0)) % 8999;
  return 1_000_000_000_000 + hash * 1_000_000_000 + storeIndex * 100_000_000;
}

/** A small repeatable generator (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A UUID of version 4 drawn from `random`, so that a run repeats with its seed. */
export function drawnUuid(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    Math.floor(random() * 16).toString(16),
  );
}

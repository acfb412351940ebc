import { cacheGet, cachePut } from '../netsuite/cache';
import { now } from '../netsuite/clock';
import { newId } from '../netsuite/random';
import { momentAfter } from '../shopify/throttle';
import type { Flow, Item } from './flow';
import { retry } from './outcome';

/** How long a run that died keeps its subjects from others. */
const LONGEST_SECONDS = 60;
/** When a subject that another run has is looked at again. */
const AGAIN_SECONDS = 10;
/** N/cache's own least is used; entries carry their end themselves. */
const KEPT_SECONDS = 0;

/** Subject → the run that works on it, and when others need not wait for it any more (ISO UTC). */
type UnderWay = Record<string, { run: string; until: string }>;

/**
 * A flow whose subjects are worked on by one run at a time, so that hints of the parts of one order and several drains do not
 * each do the whole work at once. 3 units per batch, 1 more for each other run that has some of it.
 *
 * This is thrift and no lock: N/cache forgets when it likes and two runs may write it at once (netsuite-platform §4.3).
 * What a flow does must stay right when two runs do it. A run that is over says so under a key of its own: another one may
 * just be writing back what it read before.
 */
export function oneRunEach(name: string, flow: Flow): Flow {
  return (items, run) => {
    const key = `under-way:${name}:${run.store.key}`;
    const me = newId();
    const free = takeUp(key, items, me);
    const later = momentAfter(now(), AGAIN_SECONDS);
    const busy = items
      .filter((item) => !free.includes(item))
      .map(({ subject }) => ({
        subject,
        outcome: retry('another run works on it', later),
        record: '',
        points: 0,
      }));
    if (free.length === 0) return busy;
    try {
      return [...flow(free, run), ...busy];
    } finally {
      cachePut(overKey(me), 'over', KEPT_SECONDS);
    }
  };
}

function takeUp(key: string, items: Item[], me: string): Item[] {
  const underWay = read(key);
  const others = new Set(items.flatMap(({ subject }) => underWay[subject]?.run ?? []));
  const atWork = [...others].filter((run) => cacheGet(overKey(run)) === null);
  const free = items.filter(({ subject }) => !atWork.includes(underWay[subject]?.run ?? ''));
  if (free.length === 0) return free;
  const until = momentAfter(now(), LONGEST_SECONDS);
  const mine = Object.fromEntries(free.map(({ subject }) => [subject, { run: me, until }]));
  cachePut(key, JSON.stringify({ ...underWay, ...mine }), KEPT_SECONDS);
  return free;
}

function read(key: string): UnderWay {
  const moment = now();
  const kept = JSON.parse(cacheGet(key) ?? '{}') as UnderWay;
  return Object.fromEntries(Object.entries(kept).filter(([, { until }]) => until > moment));
}

function overKey(run: string): string {
  return `over:${run}`;
}

import { cacheGet, cachePut } from '../netsuite/cache';
import { now } from '../netsuite/clock';
import { momentAfter } from '../shopify/throttle';
import type { Flow, Item } from './flow';
import { retry } from './outcome';

/** How long a run that died keeps its subjects from others. */
const LONGEST_SECONDS = 60;
/** When a subject that another run has is looked at again. */
const AGAIN_SECONDS = 10;
/** N/cache's own least is used; entries carry their end themselves. */
const KEPT_SECONDS = 0;

/** Subject → when others need not wait for it any more (ISO UTC). */
type UnderWay = Record<string, string>;

/**
 * A flow whose subjects are worked on by one run at a time, so that hints of the parts of one order and several drains do not
 * each do the whole work at once. 4 units per batch.
 *
 * This is thrift and no lock: N/cache forgets when it likes and two runs may write it at once (netsuite-platform §4.3).
 * What a flow does must stay right when two runs do it.
 */
export function oneRunEach(name: string, flow: Flow): Flow {
  return (items, run) => {
    const key = `under-way:${name}:${run.store.key}`;
    const free = takeUp(key, items);
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
      letGo(key, free);
    }
  };
}

function takeUp(key: string, items: Item[]): Item[] {
  const underWay = read(key);
  const free = items.filter(({ subject }) => underWay[subject] === undefined);
  const until = momentAfter(now(), LONGEST_SECONDS);
  if (free.length > 0)
    write(key, {
      ...underWay,
      ...Object.fromEntries(free.map(({ subject }) => [subject, until])),
    });
  return free;
}

function letGo(key: string, items: Item[]): void {
  const mine = new Set(items.map(({ subject }) => subject));
  const others = Object.entries(read(key)).filter(([subject]) => !mine.has(subject));
  write(key, Object.fromEntries(others));
}

function read(key: string): UnderWay {
  const moment = now();
  const kept = JSON.parse(cacheGet(key) ?? '{}') as UnderWay;
  return Object.fromEntries(Object.entries(kept).filter(([, until]) => until > moment));
}

function write(key: string, underWay: UnderWay): void {
  cachePut(key, JSON.stringify(underWay), KEPT_SECONDS);
}

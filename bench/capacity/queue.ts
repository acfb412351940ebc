/** What NetSuite leaves to Crossdock, and what the work takes of it. Seconds are those of one place. */
export interface Serving {
  /** RESTlet calls at once: they bring the orders. */
  slots: number;
  /** Map/reduce processors: they work off what is written down in NetSuite. */
  processors: number;
  /** One order, until it is in NetSuite. */
  orderSeconds: number;
  /** What follows each order: routing, its shipment's echo, stock for every store. */
  laterSeconds: number;
  /** One batch of that, which a call that has begun it finishes. */
  laterBatchSeconds: number;
  /** From checkout to sales order where nothing waits. */
  aloneSeconds: number;
  /** What Shopify's points allow. */
  mostOrdersPerSecond: number;
}

export interface Wait {
  seconds: number;
  /** Or seconds of a place. */
  orders: number;
}

export interface Queue {
  /** Orders placed and not yet in NetSuite, at the end of each minute. */
  depth: number[];
  /** How long orders took into NetSuite, those that wait at the end left out. */
  waits: Wait[];
  /** How long what follows them took from there on. */
  laterWaits: Wait[];
  /** What is left at the end: orders, and of what follows them seconds of a place. */
  left: { orders: number; laterSeconds: number };
}

/** Shorter than any order takes. */
const STEP = 2;
const PER_MINUTE = 60 / STEP;
/** Orders of one store that a call works off together (ts/sync/drainWork.ts). */
const BATCH = 12;
/** Hints that a call works on; it writes the others down, and so the processors come to orders (ts/sync/receiveHints.ts). */
const INLINE = 24;
/** After this long a call begins nothing more (ts/sync/receive.ts). */
const BEGINS_FOR = 20;
/** And after this long it goes on with nothing. */
const GOES_ON_FOR = 120;

/**
 * Orders that come minute by minute, through the calls of the relay. A call does the orders it brought, and then what else is
 * due as long as it may begin something; what it began it finishes. So a waiting order waits for calls that do other work, while
 * few wait; where many wait, calls are full of orders and everything else is left to the processors and to later.
 */
export function serve(
  comes: readonly number[],
  serving: Serving,
  before: Queue['left'] = { orders: 0, laterSeconds: 0 },
): Queue {
  const { slots, processors, orderSeconds, aloneSeconds } = serving;
  let { orders: waiting, laterSeconds: later } = before;
  const depth: number[] = [];
  const orders = firstInFirstOut(waiting);
  const others = firstInFirstOut(later);
  const otherCall = Math.min(GOES_ON_FOR, BEGINS_FOR + serving.laterBatchSeconds / 2);

  for (const perMinute of comes) {
    for (let step = 0; step < PER_MINUTE; step++) {
      waiting += perMinute / PER_MINUTE;
      orders.come(perMinute / PER_MINUTE);

      const inCall = Math.min(BATCH, waiting / slots);
      const own = Math.max(aloneSeconds, inCall * orderSeconds);
      const comesLater = (perMinute / 60) * serving.laterSeconds;
      const free = processors + slots * (1 - (inCall * orderSeconds) / own);
      // Even where all of it can be done, a call now and then finds some of it due.
      const isDue = later > 0 ? 1 : Math.min(1, comesLater / Math.max(free, comesLater, 1e-9));
      const call = isDue * Math.max(otherCall, own) + (1 - isDue) * own;
      const help = later === 0 && waiting > INLINE * slots ? processors / orderSeconds : 0;
      const perSecond = Math.min((slots * inCall) / call + help, serving.mostOrdersPerSecond);
      const done = Math.min(waiting, perSecond * STEP);
      waiting -= done;
      orders.go(done);

      const room = processors + slots - perSecond * orderSeconds;
      const follows = done * serving.laterSeconds;
      const worked = Math.min(later + follows, Math.max(0, room) * STEP);
      later = Math.max(0, later + follows - worked);
      others.come(follows);
      others.go(worked);
    }
    depth.push(waiting);
  }
  return {
    depth,
    waits: orders.waits(NEARLY),
    laterWaits: others.waits(NEARLY * serving.laterSeconds),
    left: { orders: waiting, laterSeconds: later },
  };
}

/** Of an order: what is halfway through counts as done. */
const NEARLY = 0.5;

/** Who comes first goes first; steps of equal length. */
function firstInFirstOut(before: number) {
  const came = [before];
  const gone = [0];
  const add = (sums: number[], much: number): unknown => sums.push((sums.at(-1) ?? 0) + much);
  return {
    come: (much: number): unknown => add(came, much),
    go: (much: number): unknown => add(gone, much),
    /** @param nearly with how much of it left something counts as gone */
    waits(nearly: number): Wait[] {
      const waits: Wait[] = [];
      let at = 1;
      for (let step = 1; step < came.length; step++) {
        const sum = came[step] ?? 0;
        const orders = sum - (came[step - 1] ?? 0);
        while (at < gone.length && (gone[at] ?? 0) < sum - nearly) at++;
        if (at >= gone.length) break;
        if (orders > 0) waits.push({ seconds: Math.max(0, at - step) * STEP, orders });
      }
      return waits;
    },
  };
}

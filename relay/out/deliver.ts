import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Claimed, Inbox, Settlement } from '../inbox/inbox.ts';
import type { Metrics } from '../metrics.ts';
import { cutBatch, postponed, settlementsOf } from './batches.ts';
import { concurrencyLimit } from './concurrency.ts';
import type { CallOutcome, NetSuite } from './netsuite.ts';
import { DOWN, FAILED_ENTRY, REFUSED, THROTTLED, waitFor } from './patience.ts';
import type { EventsAnswer } from './protocol.ts';

/** An entry taken out ahead of a free place goes back after this long, or after a call's longest if that is less. */
const MAX_AHEAD_MS = 20_000;
/** Leases outlast the call they cover by this much, and so far the clocks of several relays may differ. */
const LEASE_MARGIN_MS = 10_000;
/** Between two calls for NetSuite's own backlog, so that a busy account is not called without pause. */
const BACKLOG_TICK_MS = 1_000;
/** When every place is taken by other relays. */
const SLOT_RETRY_MS = 100;
/** After the database could not be reached. */
const QUEUE_RETRY_MS = 1_000;
/** Failed calls in a row after which not an entry but the script itself is taken to be broken. */
const BROKEN_AFTER = 3;

export type DeliverySettings = {
  batchSize: number;
  /** The most calls to NetSuite at once, over all relays on this queue. */
  ceiling: number;
  /** The longest a call may take. */
  timeoutMs: number;
  /** NetSuite is called at least this often, even with nothing to tell. */
  tickMs: number;
};

export type DeliveryPorts = {
  inbox: Inbox;
  netsuite: NetSuite;
  clock: Clock;
  metrics: Metrics;
  log: Logger;
  random: () => number;
};

type Ready = Claimed & { takenAt: number };

/**
 * Hands the queue over to NetSuite: batches, at once when something arrives, within the places NetSuite has.
 *
 * It is also NetSuite's clock: each answer names when the next work is due there, and the relay calls then.
 */
export function startDelivery(ports: DeliveryPorts, settings: DeliverySettings) {
  const { inbox, netsuite, clock, metrics, log, random } = ports;
  const concurrency = concurrencyLimit(settings.ceiling);
  const aheadMs = Math.min(MAX_AHEAD_MS, settings.timeoutMs);
  const leaseMs = aheadMs + settings.timeoutMs + Math.min(LEASE_MARGIN_MS, settings.timeoutMs);

  const ready: Ready[] = [];
  const underWay = new Set<Promise<void>>();
  let inFlight = 0;
  let lastClaimWasFull = false;
  let pausedUntil = 0;
  let troubles = 0;
  let throttles = 0;
  let tickAt = 0;
  let pumping = false;
  let again = false;
  let stopping = false;
  let sweptAt = 0;
  let cancelTimer = () => {};

  function wake(): void {
    if (pumping) again = true;
    else if (!stopping) void pump();
  }

  async function pump(): Promise<void> {
    pumping = true;
    let wait = inbox.fallbackMs;
    try {
      do {
        again = false;
        wait = await round();
      } while (again && !stopping);
    } catch (error) {
      log.error({ err: error }, 'the queue cannot be read');
      wait = QUEUE_RETRY_MS;
    }
    pumping = false;
    cancelTimer();
    if (stopping) return;
    if (again) return wake();
    cancelTimer = clock.after(wait, wake);
  }

  /** Fills every free place; answers after how many ms to look again. */
  async function round(): Promise<number> {
    const now = clock.now();
    if (now - sweptAt >= inbox.fallbackMs) {
      sweptAt = now;
      await inbox.sweep(now);
    }
    metrics.paused.set(now < pausedUntil ? 1 : 0);
    if (now < pausedUntil) {
      await putBack(ready.splice(0));
      return Math.min(pausedUntil - now, inbox.fallbackMs);
    }
    while (!stopping) {
      const free = allowed() - inFlight;
      await claimAhead(free > 0);
      const tickOnly = ready.length === 0;
      if (free <= 0 || (tickOnly && clock.now() < tickAt)) break;
      const slot = await inbox.takeSlot(settings.ceiling);
      if (slot === undefined) return SLOT_RETRY_MS;
      if (tickOnly && !(await takeTick(slot))) break;
      track(send(cutBatch(ready, settings.batchSize), slot));
    }
    return untilNext();
  }

  /** While NetSuite is in trouble one call at a time finds out whether it is back. */
  function allowed(): number {
    return troubles > 0 ? 1 : concurrency.limit;
  }

  /** Keeps one batch per place at hand, so that no place waits for the database. */
  async function claimAhead(placeIsFree: boolean): Promise<void> {
    const now = clock.now();
    const stale = ready.filter((entry) => now - entry.takenAt > aheadMs);
    if (stale.length > 0) {
      ready.splice(0, ready.length, ...ready.filter((entry) => !stale.includes(entry)));
      await putBack(stale);
    }
    const wanted = settings.batchSize * allowed() - ready.length;
    if (wanted <= 0 || !(placeIsFree || lastClaimWasFull)) return;
    if (ready.length >= settings.batchSize && wanted < settings.batchSize) return;
    const claimed = await inbox.claim(wanted, now, now + leaseMs);
    lastClaimWasFull = claimed.length === wanted;
    ready.push(...claimed.map((entry) => ({ ...entry, takenAt: now })));
    ready.sort((a, b) => a.lane - b.lane);
  }

  /** True when the tick is ours to send; otherwise the slot is free again. */
  async function takeTick(slot: number): Promise<boolean> {
    const now = clock.now();
    let mine = false;
    try {
      mine = await inbox.takeTick(now, now + settings.tickMs);
    } finally {
      if (!mine) await inbox.freeSlot(slot);
    }
    tickAt = now + (mine ? settings.tickMs : inbox.fallbackMs);
    return mine;
  }

  async function untilNext(): Promise<number> {
    const now = clock.now();
    const due = ready.length === 0 ? await inbox.nextDue() : undefined;
    // What is due now and was not claimed is in another relay's hands, or waits for a place of ours.
    const soonest = due !== undefined && due > now ? due : Infinity;
    return Math.max(1, Math.min(inbox.fallbackMs, soonest - now, Math.max(tickAt - now, 1)));
  }

  async function send(batch: Ready[], slot: number): Promise<void> {
    inFlight += 1;
    const generation = concurrency.started();
    const allInUse = inFlight >= concurrency.limit;
    showConcurrency();
    let settlements: Settlement[];
    try {
      const outcome = await netsuite.sendHints(batch.map((entry) => entry.hint));
      settlements = await judge(batch, outcome, generation, allInUse);
    } catch (error) {
      log.error({ err: error }, 'a call to NetSuite ended in an unexpected error');
      settlements = postponed(batch, clock.now() + DOWN.longest);
    } finally {
      inFlight -= 1;
      showConcurrency();
      await inbox.freeSlot(slot);
      wake();
    }
    await settle(settlements);
    // Entries that were put back, or hinted again meanwhile, may be due at once.
    wake();
  }

  async function judge(
    batch: Ready[],
    outcome: CallOutcome<EventsAnswer>,
    generation: number,
    allInUse: boolean,
  ): Promise<Settlement[]> {
    const now = clock.now();
    metrics.calls.inc({ result: outcome.kind });
    if (outcome.kind === 'answered') {
      if (troubles > 0) log.info('NetSuite answers again');
      troubles = 0;
      throttles = 0;
      concurrency.succeeded(generation, allInUse);
      await planTick(outcome.answer, now);
      return counted(batch, settlementsOf(batch, outcome.answer, now), now);
    }

    const { code, message } = outcome;
    metrics.netsuiteErrors.inc({ code });
    log.warn({ kind: outcome.kind, code, message, hints: batch.length }, 'NetSuite took nothing');
    const blamed = outcome.kind === 'failed' || (code === 'BAD_REQUEST' && batch.length > 0);
    if (outcome.kind === 'throttled') {
      throttles += 1;
      concurrency.throttled(generation);
      const steps = outcome.away ? DOWN : THROTTLED;
      pause(outcome.retryAfterMs ?? waitFor(steps, throttles, random));
      return postponed(batch, now);
    }
    troubles += 1;
    if (!blamed) {
      pause(waitFor(outcome.kind === 'refused' ? REFUSED : DOWN, troubles, random));
      return postponed(batch, now);
    }
    if (troubles >= BROKEN_AFTER) pause(waitFor(DOWN, troubles - BROKEN_AFTER + 1, random));
    return batch.map(({ key, owner, rev, failed }) => {
      const at = now + waitFor(FAILED_ENTRY, failed + 1, random);
      return { key, owner, rev, kind: 'later', at, blame: true };
    });
  }

  function counted(batch: Ready[], settlements: Settlement[], now: number): Settlement[] {
    settlements.forEach((settlement, index) => {
      metrics.sent.inc({ outcome: settlement.kind });
      const since = batch[index]?.since ?? now;
      if (settlement.kind === 'taken') metrics.latency.observe((now - since) / 1000);
      if (settlement.kind === 'dead') {
        const { key, reason } = settlement;
        log.error(
          { key, reason },
          'NetSuite does not know what to do with a hint; see "relay dead list"',
        );
      }
    });
    return settlements;
  }

  /** The answer names when NetSuite wants to be called; a call that comes too early does no harm. */
  async function planTick(answer: EventsAnswer, now: number): Promise<void> {
    const due = answer.nextDue === null ? NaN : Date.parse(answer.nextDue);
    const wanted = Math.min(
      answer.backlog > 0 ? now + BACKLOG_TICK_MS : Infinity,
      Number.isNaN(due) ? Infinity : Math.max(due, now),
    );
    if (wanted >= tickAt) return;
    tickAt = wanted;
    await inbox.setTick(wanted);
  }

  function pause(ms: number): void {
    pausedUntil = Math.max(pausedUntil, clock.now() + ms);
  }

  async function settle(settlements: Settlement[]): Promise<void> {
    if (settlements.length === 0) return;
    try {
      await inbox.settle(settlements, clock.now());
    } catch (error) {
      log.error(
        { err: error },
        'answers could not be noted; their leases will end and they are sent again',
      );
    }
  }

  async function putBack(entries: Ready[]): Promise<void> {
    await settle(postponed(entries, clock.now()));
  }

  function track(work: Promise<void>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  function showConcurrency(): void {
    metrics.limit.set({ kind: 'limit' }, concurrency.limit);
    metrics.limit.set({ kind: 'ceiling' }, concurrency.ceiling);
    metrics.limit.set({ kind: 'in_flight' }, inFlight);
  }

  inbox.onArrival(wake);
  showConcurrency();
  wake();

  return {
    /** Something was accepted. */
    wake,
    /** Starts no further call, puts back what was not sent and waits for the calls in flight, `graceMs` at most. */
    async stop(graceMs: number): Promise<void> {
      stopping = true;
      cancelTimer();
      while (pumping) await new Promise(setImmediate);
      await putBack(ready.splice(0));
      let cancel = () => {};
      const grace = new Promise<void>((resolve) => (cancel = clock.after(graceMs, resolve)));
      await Promise.race([Promise.all(underWay), grace]);
      cancel();
    },
  };
}

import type { Claimed, Settlement } from '../inbox/inbox.ts';
import { cutBatch, postponed, settlementsOf } from './batches.ts';
import { concurrencyLimit } from './concurrency.ts';
import type { CallOutcome } from './netsuite.ts';
import { oneAtATime } from './oneAtATime.ts';
import type { DeliveryPorts, DeliverySettings } from './deliveryPorts.ts';
import { createPatience } from './patience.ts';
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
/** After an error that nobody foresaw. */
const BUG_RETRY_MS = 60_000;

type Ready = Claimed & { takenAt: number };

/**
 * Hands the queue over to NetSuite: batches, at once when something arrives, within the places NetSuite has.
 *
 * It is also NetSuite's clock: each answer names when the next work is due there, and the relay calls then.
 */
export function startDelivery(ports: DeliveryPorts, settings: DeliverySettings) {
  const { inbox, netsuite, clock, metrics, log, random } = ports;
  const concurrency = concurrencyLimit(settings.ceiling);
  const patience = createPatience(random);
  const aheadMs = Math.min(MAX_AHEAD_MS, settings.timeoutMs);
  const leaseMs = aheadMs + settings.timeoutMs + Math.min(LEASE_MARGIN_MS, settings.timeoutMs);

  const ready: Ready[] = [];
  const underWay = new Set<Promise<void>>();
  let inFlight = 0;
  let lastClaimWasFull = false;
  let tickAt = 0;
  let stopping = false;
  let sweptAt = 0;
  let cancelTimer = () => {};

  /** Something arrived or ended: sends what is at hand, and looks what else there is. */
  function wake(): void {
    if (stopping) return;
    void dispatch();
    void look();
  }

  /** Fills free places with what is at hand; never waits for the database to give more. */
  const dispatch = oneAtATime(async () => {
    let sent = false;
    while (mayCall() && ready.length > 0) {
      await putBackStale();
      const slot = await takePlace();
      if (slot === undefined) return;
      if (ready.length === 0) {
        await givePlaceBack(slot);
        return;
      }
      sent = true;
      // With more waiting than all places take at once there is nothing to spread.
      const places = lastClaimWasFull ? 1 : allowed();
      track(send(cutBatch(ready, settings.batchSize, places), slot));
    }
    if (sent && !stopping) void look();
  });

  const look = oneAtATime(async () => {
    cancelTimer();
    let wait: number;
    try {
      wait = await lookOnce();
    } catch (error) {
      log.error({ err: error }, 'the queue cannot be read');
      wait = QUEUE_RETRY_MS;
    }
    cancelTimer();
    if (!stopping) cancelTimer = clock.after(wait, wake);
  });

  /** Answers after how many ms to look again. */
  async function lookOnce(): Promise<number> {
    const now = clock.now();
    if (now - sweptAt >= inbox.fallbackMs) {
      sweptAt = now;
      await inbox.sweep(now);
    }
    const { pausedUntil } = patience;
    metrics.paused.set(now < pausedUntil ? 1 : 0);
    if (now < pausedUntil) {
      await putBack(ready.splice(0));
      return Math.min(pausedUntil - now, inbox.fallbackMs);
    }
    await claimAhead();
    if (ready.length > 0) {
      void dispatch();
      return inbox.fallbackMs;
    }
    if (mayCall() && clock.now() >= tickAt) await tick();
    return untilNext();
  }

  function mayCall(): boolean {
    return !stopping && clock.now() >= patience.pausedUntil && inFlight < allowed();
  }

  /** While NetSuite is in trouble one call at a time finds out whether it is back. */
  function allowed(): number {
    return patience.inTrouble ? 1 : concurrency.limit;
  }

  /** Keeps one batch per place at hand, so that no place waits for the database. */
  async function claimAhead(): Promise<void> {
    if (stopping || !(mayCall() || lastClaimWasFull)) return;
    const wanted = settings.batchSize * allowed() - ready.length;
    if (wanted <= 0 || (ready.length > 0 && wanted < settings.batchSize)) return;
    const now = clock.now();
    const claimed = await inbox.claim(wanted, now, now + leaseMs);
    lastClaimWasFull = claimed.length === wanted;
    ready.push(...claimed.map((entry) => ({ ...entry, takenAt: now })));
    ready.sort((a, b) => a.lane - b.lane);
  }

  /** A lease covers the call only if that begins in time. */
  async function putBackStale(): Promise<void> {
    const now = clock.now();
    const stale = ready.filter((entry) => now - entry.takenAt > aheadMs);
    if (stale.length === 0) return;
    ready.splice(0, ready.length, ...ready.filter((entry) => !stale.includes(entry)));
    await putBack(stale);
  }

  /** Counted from here on, so that nobody else takes the same place. */
  async function takePlace(): Promise<number | undefined> {
    inFlight += 1;
    const slot = await inbox.takeSlot(settings.ceiling);
    if (slot === undefined) {
      inFlight -= 1;
      tickAt = Math.max(tickAt, clock.now() + SLOT_RETRY_MS);
      if (!stopping) clock.after(SLOT_RETRY_MS, wake);
    }
    return slot;
  }

  async function givePlaceBack(slot: number): Promise<void> {
    inFlight -= 1;
    await inbox.freeSlot(slot);
  }

  /** A call with nothing to tell, if no other relay has just made it. */
  async function tick(): Promise<void> {
    const slot = await takePlace();
    if (slot === undefined) return;
    const now = clock.now();
    let mine = false;
    try {
      mine = await inbox.takeTick(now, now + settings.tickMs);
    } finally {
      if (!mine) await givePlaceBack(slot);
    }
    tickAt = now + (mine ? settings.tickMs : inbox.fallbackMs);
    if (mine) track(send([], slot));
  }

  /** Without a free place the end of a call wakes; what is due and was not claimed is in another relay's hands. */
  async function untilNext(): Promise<number> {
    const now = clock.now();
    if (ready.length > 0 || inFlight >= allowed()) return inbox.fallbackMs;
    const due = (await inbox.nextDue()) ?? Infinity;
    return Math.max(1, Math.min(inbox.fallbackMs, due > now ? due - now : Infinity, tickAt - now));
  }

  /** One call, from a place that is taken to what became of each entry. */
  async function send(batch: Ready[], slot: number): Promise<void> {
    const generation = concurrency.started();
    const allInUse = inFlight >= concurrency.limit;
    showConcurrency();
    let settlements: Settlement[];
    try {
      const outcome = await netsuite.sendHints(batch.map((entry) => entry.hint));
      settlements = await judge(batch, outcome, generation, allInUse);
    } catch (error) {
      log.error({ err: error }, 'a call to NetSuite ended in an unexpected error');
      settlements = postponed(batch, clock.now() + BUG_RETRY_MS);
    }
    await givePlaceBack(slot);
    showConcurrency();
    wake();
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
      if (patience.inTrouble) log.info('NetSuite answers again');
      patience.succeeded();
      concurrency.succeeded(generation, allInUse);
      await planTick(outcome.answer, now);
      return counted(batch, settlementsOf(batch, outcome.answer, now), now);
    }

    const { code, message } = outcome;
    metrics.netsuiteErrors.inc({ code });
    log.warn({ kind: outcome.kind, code, message, hints: batch.length }, 'NetSuite took nothing');
    if (outcome.kind === 'throttled') concurrency.throttled(generation);
    return patience.afterTrouble(outcome, batch, now);
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
    /** Calls to NetSuite that have begun and not ended. */
    inFlight: (): number => inFlight,
    /** Starts no further call, puts back what was not sent and waits for the calls in flight, `graceMs` at most. */
    async stop(graceMs: number): Promise<void> {
      stopping = true;
      cancelTimer();
      await Promise.all([dispatch(), look()]);
      await putBack(ready.splice(0));
      let cancel = () => {};
      const grace = new Promise<void>((resolve) => (cancel = clock.after(graceMs, resolve)));
      await Promise.race([Promise.all(underWay), grace]);
      cancel();
    },
  };
}

import { CATALOG } from '../../scripts/local/catalog.ts';
import { adjustStock } from '../../scripts/local/demoAccount.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { suiteql, text } from './suiteql.ts';

const MINUTE = 60_000;
/** Steps of back-off sum up to five hours; a night with the sweep comes after. */
const LONGEST_MS = 24 * 60 * MINUTE;

/** More than one step of back-off: what is the same for so long stays so. */
const STANDSTILL_MS = 3 * 60 * MINUTE;

const LACKS_GOODS = 'NOT_FULFILLABLE_IN_NETSUITE';
const LACKS_ADDRESS = 'SHIP_ADDR_REQD';
/** Of an order that was held itself they are seen later than the repair, under an error that was answered before. */
const REPAIRED = [LACKS_GOODS, LACKS_ADDRESS];
/** What waited for an error may find the next one. */
const ROUNDS = 3;

/** Of a row `w`. */
export const DIRTY =
  '(w.custrecord_xdk_work_done IS NULL OR w.custrecord_xdk_work_done <> w.custrecord_xdk_work_hinted)';

/** Rows of work that are not done and that no open sync error holds; figures that may not rise wait for orders that are held. */
export function looseWork(world: VirtualWorld): string[] {
  const waits = heldWork(world).size > 0 ? " AND w.externalid NOT LIKE '%:stock:waiting:%'" : '';
  return suiteql(
    world.netsuite,
    `SELECT w.externalid AS externalid, w.custrecord_xdk_work_due AS due, w.custrecord_xdk_work_tries AS tries FROM customrecord_xdk_work w LEFT JOIN customrecord_xdk_error e ON e.id = w.custrecord_xdk_work_error WHERE ${DIRTY} AND (e.id IS NULL OR e.custrecord_xdk_error_state <> 'open')${waits}`,
  ).map(
    (row) => `${text(row, 'externalid')} (tries ${text(row, 'tries')}, due ${text(row, 'due')})`,
  );
}

/** Entities that wait for an open sync error: `demo gid://…` → the error's code. */
export function heldWork(world: VirtualWorld): Map<string, string> {
  const rows = suiteql(
    world.netsuite,
    `SELECT w.custrecord_xdk_work_store AS store, w.custrecord_xdk_work_subject AS subject, e.custrecord_xdk_error_code AS code FROM customrecord_xdk_work w JOIN customrecord_xdk_error e ON e.id = w.custrecord_xdk_work_error WHERE ${DIRTY} AND e.custrecord_xdk_error_state = 'open'`,
  );
  return new Map(
    rows.map((row) => [`${text(row, 'store')} ${text(row, 'subject')}`, text(row, 'code')]),
  );
}

/** A person sets a sync error to Released. */
export function release({ netsuite }: VirtualWorld, error: string): Promise<unknown> {
  return netsuite.save(
    (session, records) => records.load(session, { type: 'customrecord_xdk_error', id: error }),
    (set) => set('setValue', { fieldId: 'custrecord_xdk_error_state', value: 'released' }),
  );
}

export function openErrors(
  world: VirtualWorld,
): { id: string; store: string; subject: string; code: string; message: string }[] {
  return suiteql(
    world.netsuite,
    "SELECT e.id AS id, e.custrecord_xdk_error_store AS store, e.custrecord_xdk_error_subject AS subject, e.custrecord_xdk_error_code AS code, e.custrecord_xdk_error_message AS message FROM customrecord_xdk_error e WHERE e.custrecord_xdk_error_state = 'open' ORDER BY e.id",
  ).map((row) => ({
    id: text(row, 'id'),
    store: text(row, 'store'),
    subject: text(row, 'subject'),
    code: text(row, 'code'),
    message: text(row, 'message'),
  }));
}

/** More than all orders of a run could lack. */
const PLENTY = 500;

/** What left at the till though NetSuite had none of it was there after all: the warehouse counts and finds it. */
async function findGoods({ netsuite, account, time }: VirtualWorld): Promise<void> {
  const lines = CATALOG.flatMap(({ sku }) =>
    (['east', 'west'] as const).map((side) => ({
      item: account.items.get(sku) ?? '',
      location: account.locations[side],
      adjustqtyby: PLENTY,
      unitcost: 5,
    })),
  );
  await time.finish(adjustStock(netsuite, account.adjustmentAccount, lines));
}

/** Where an account's fulfillments want an address, accounting types the shop's own in for what was sold at its till. */
async function completeAddresses({ netsuite, time }: VirtualWorld): Promise<void> {
  for (const { id, subrecords } of netsuite.records.all('salesorder')) {
    if (subrecords['shippingaddress']?.fields['addr1']) continue;
    const typed = netsuite.save(
      (session, records) => records.load(session, { type: 'salesorder', id }),
      (set) => {
        for (const [fieldId, value] of Object.entries(OF_THE_SHOP))
          set('setValue', { fieldId, value });
      },
    );
    await time.finish(typed);
  }
}

const OF_THE_SHOP = {
  shipcountry: 'US',
  shipaddr1: '1 Market Street',
  shipcity: 'Oakland',
  shipstate: 'CA',
  shipzip: '94607',
};

/** Its cause is repaired, then it is released. */
async function answer(world: VirtualWorld, errors: ReturnType<typeof openErrors>): Promise<void> {
  if (errors.some(({ code }) => code === LACKS_GOODS)) await findGoods(world);
  if (errors.some(({ code }) => code === LACKS_ADDRESS)) await completeAddresses(world);
  for (const { id } of errors) await world.time.finish(release(world, id));
}

/**
 * The faults are over. Time passes until nothing is left to do; then what lacks goods gets them, what lacks an address an
 * address, and a person releases every open sync error once, those too that come up then, as after repairing its cause; then
 * the night's sweep has its turn. What still waits after that waits for a real cause.
 */
export async function settle(
  world: VirtualWorld,
  { onWait, beforeNight }: { onWait: OnWait; beforeNight: () => void },
): Promise<void> {
  await quiet(world, onWait);
  const answered = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const open = openErrors(world).filter(
      ({ id, code }) => !answered.has(id) || (round === 1 && REPAIRED.includes(code)),
    );
    if (open.length === 0) break;
    await answer(world, open);
    for (const { id } of open) answered.add(id);
    await quiet(world, onWait);
  }
  beforeNight();
  await world.time.until(nextNight(world.time.now()));
  await quiet(world, onWait);
}

/** Is told what is still to be done. */
export type OnWait = (loose: string[]) => void;

async function quiet(world: VirtualWorld, onWait: OnWait): Promise<void> {
  const { time } = world;
  const end = time.now() + LONGEST_MS;
  let last = { loose: '', since: time.now() };
  // Once past a poll, whatever no hint has told is known; the relay has one started when none began for 20 minutes.
  await time.until(time.now() + 25 * MINUTE);
  while (time.now() < end) {
    const { waiting, active } = await world.relay().depth();
    const loose = looseWork(world);
    if (waiting > 0 || active > 0) loose.push(`${waiting + active} hints of the relay`);
    if (loose.length === 0) return;
    onWait(loose);
    if (loose.join() !== last.loose) last = { loose: loose.join(), since: time.now() };
    if (time.now() - last.since > STANDSTILL_MS) return;
    await time.until(time.now() + 10 * MINUTE);
  }
}

/** An hour after the sweep begins. */
function nextNight(now: number): number {
  const day = 24 * 60 * MINUTE;
  return Math.ceil(now / day) * day + 70 * MINUTE;
}

import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { ShopOrder } from './bothSides.ts';
import { DIRTY, heldWork, openErrors } from './settle.ts';
import { suiteql, text } from './suiteql.ts';

/** `TO_DO_CODES` of ts/orders/refundToDo.ts: money that accounting has to give back or book, until a person says it is done. */
const TO_DO_CODES = [
  'REFUND_TO_DO',
  'CANCELLED_WITH_DEPOSIT',
  'CANCELLED_WITH_CASH_SALE',
  'CASH_SALE_POSTED',
  'CANCELLED_BEFORE_IMPORT',
  'EMPTIED_BEFORE_IMPORT',
];

/** Codes that trade itself brings about and that a release does not end. Any other code at the end is a fault of Crossdock's. */
const LASTING = new Set([
  ...TO_DO_CODES,
  // Goods left the warehouse while the order was cancelled, or taken off it, in Shopify.
  'NOTHING_LEFT_TO_FULFILL',
]);

/** A payment that came after its sales order was closed is booked: a person applies its deposit. It excuses nothing. */
const STANDING_BY_ITSELF = 'DEPOSIT_WITHOUT_ORDER';

/** Shopify wants a phone number or e-mail address once per shop, NetSuite does not: a person decides who keeps it. */
function isTaken(code: string, message: string): boolean {
  return code === 'CUSTOMER_REFUSED' && message.endsWith('has already been taken.');
}

/** What trade's own sync errors excuse: the entities (`demo gid://…`) that wait for one, and the orders that one names. */
export function heldOrders(world: VirtualWorld): {
  held: Set<string>;
  isHeld: (order: ShopOrder) => boolean;
} {
  const errors = openErrors(world).filter(({ code }) => LASTING.has(code));
  const held = new Set(
    [...heldWork(world)].filter(([, code]) => LASTING.has(code)).map(([entity]) => entity),
  );
  return {
    held,
    isHeld: ({ store, id, name }) =>
      held.has(`${store} ${id}`) ||
      errors.some(
        (error) =>
          error.store === store &&
          new RegExp(`${name}(?!\\d)`).test(`${error.subject} ${error.message}`),
      ),
  };
}

/**
 * The sync errors after each was released once and time has passed. Those that are open have a code that trade brings about, and
 * those that are not resolved have work that waits for them, or, once released, that meets another one first; accounting's stand
 * by themselves.
 */
export function errorProblems(world: VirtualWorld): {
  problems: string[];
  counts: Record<string, number>;
} {
  const errors = suiteql(
    world.netsuite,
    `SELECT e.custrecord_xdk_error_store AS store, e.custrecord_xdk_error_state AS state, e.custrecord_xdk_error_code AS code, e.custrecord_xdk_error_subject AS subject, e.custrecord_xdk_error_message AS message, (SELECT COUNT(*) FROM customrecord_xdk_work w WHERE (w.custrecord_xdk_work_error = e.id OR (e.custrecord_xdk_error_state = 'released' AND w.id = e.custrecord_xdk_error_work)) AND ${DIRTY}) AS works, e.custrecord_xdk_error_work AS work FROM customrecord_xdk_error e WHERE e.custrecord_xdk_error_state IN ('open', 'released') ORDER BY e.id`,
  );
  const counts: Record<string, number> = {};
  const problems = errors.flatMap((error) => {
    const [state, code] = [text(error, 'state'), text(error, 'code')];
    if (state === 'open') counts[`open ${code}`] = (counts[`open ${code}`] ?? 0) + 1;
    const told = `${code} (${text(error, 'store')} ${text(error, 'subject')}): ${text(error, 'message')}`;
    if (code === STANDING_BY_ITSELF) return [];
    if (state === 'open' && !LASTING.has(code) && !isTaken(code, text(error, 'message')))
      return [`a sync error that trade does not bring about is open: ${told}`];
    // What no work raised is over when a day has passed without it; this run ends before.
    const isLetGo = state === 'released' && text(error, 'work') === '';
    return Number(error['works']) === 0 && !TO_DO_CODES.includes(code) && !isLetGo
      ? [`a sync error is ${state}, and no work waits for it: ${told}`]
      : [];
  });
  return { problems, counts };
}

import type { Local } from '../../scripts/local/boot.ts';
import { DEMO_STORE } from '../../scripts/local/boot.ts';
import type { Call, CallWatch } from './callWatch.ts';

/** One save of a shipment by a person. */
export interface Save {
  calls: Call[];
  /** The fulfillment with its tracking number is in Shopify when the save is over. */
  tracked: boolean;
  /** Milliseconds from the commit to the end of the call that brought it there. */
  trackedAfter: number;
  /** Milliseconds of processor of all of it: both systems and the scripts. */
  real: number;
}

/** Transforms, takes one piece, gives it a tracking number and saves as a person. */
export async function shipped(
  local: Local,
  watch: CallWatch,
  salesOrder: string | undefined,
): Promise<Save> {
  if (salesOrder === undefined) throw new Error('There are not enough orders.');
  const { netsuite, account } = local;
  const number = trackingOf(salesOrder);
  const before = process.cpuUsage();
  await netsuite.save(
    (session, records) =>
      records.transform(session, {
        fromType: 'salesorder',
        fromId: salesOrder,
        toType: 'itemfulfillment',
        defaultValues: { inventorylocation: account.locations.east },
      }),
    (call) => {
      call('setValue', { fieldId: 'shipstatus', value: 'C' });
      call('setSublistValue', { sublistId: 'item', line: 0, fieldId: 'quantity', value: 1 });
      const line = { sublistId: 'package', line: 0 };
      call('setSublistValue', { ...line, fieldId: 'packageweight', value: 1 });
      call('setSublistValue', { ...line, fieldId: 'packagetrackingnumber', value: number });
      watch.start();
    },
    { executionContext: 'USERINTERFACE' },
  );
  const { user, system } = process.cpuUsage(before);
  const real = (user + system) / 1000;
  const calls = watch.calls();
  return {
    calls,
    real,
    tracked: isTracked(local, salesOrder, number),
    trackedAfter: afterCommit(calls),
  };
}

/** The number that a shipment's save gives it. */
export const trackingOf = (salesOrder: string): string => `1Z${salesOrder}`;

/** After the commit our afterSubmit starts, the last of the user events; the last request is the one that creates. */
function afterCommit(calls: Call[]): number {
  const started = calls.findLastIndex(({ name }) => name === 'user event');
  const created = calls.findLastIndex(({ name }) => name === 'https.request');
  return calls.slice(started, created + 1).reduce((total, { ms }) => total + ms, 0);
}

function isTracked({ netsuite, shopify }: Local, salesOrder: string, number: string): boolean {
  const order = netsuite.records.find('salesorder', salesOrder)?.fields['custbody_xdk_order_id'];
  const { data } = shopify.control.query(
    DEMO_STORE.key,
    `query ($id: ID!) { order(id: $id) { fulfillments(first: 5) { trackingInfo(first: 5) { number } } } }`,
    { id: `gid://shopify/Order/${String(order)}` },
  );
  return JSON.stringify(data).includes(`"${number}"`);
}

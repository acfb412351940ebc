import { DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { zero, type Row } from '../row.ts';
import { trackingOf } from './shipped.ts';

/** Longer than the first waits before another try. */
const LATER_MS = 15 * 60_000;
const ROUNDS = 4;
/** Shipments whose tracking number a person corrects. */
const CORRECTED = 5;

const FULFILLMENTS =
  'query ($id: ID!) { order(id: $id) { fulfillments(first: 10) { id status trackingInfo(first: 5) { number } fulfillmentLineItems(first: 10) { nodes { quantity } } } } }';

interface Fulfillment {
  id: string;
  status: string;
  trackingInfo: { number: string }[];
  fulfillmentLineItems: { nodes: { quantity: number }[] };
}

/**
 * What did not reach Shopify inside its save is brought there by `mr_sync`, and some tracking numbers are corrected. Then every
 * shipment is read back: one piece, of two that were ordered.
 */
export async function keptRows(local: Local, name: string, salesOrders: string[]): Promise<Row[]> {
  const wanted = new Map(salesOrders.map((id) => [id, trackingOf(id)]));
  await bringOver(local);
  for (const id of salesOrders.slice(0, CORRECTED)) {
    const number = `${trackingOf(id)}-CORRECTED`;
    await correct(local, id, number);
    wanted.set(id, number);
  }
  await bringOver(local);

  const linked = linkedFulfillments(local);
  const inShopify = salesOrders.map((id) => fulfillmentsOf(local, id));
  const units = inShopify.map((all) => all.reduce((sum, one) => sum + unitsOf(one), 0));
  const numbers = inShopify.map((all) =>
    all.flatMap(({ trackingInfo }) => trackingInfo.map(({ number }) => number)).join(),
  );
  const row = (what: string, figure: number) => zero(`${name}: ${what}`, figure, 'shipments');
  return [
    row('lost', units.filter((each) => each === 0).length),
    row('doubled', units.filter((each) => each > 1).length),
    row(
      `another tracking number, ${CORRECTED} of them corrected later`,
      salesOrders.filter((id, index) => numbers[index] !== wanted.get(id)).length,
    ),
    row('not linked', inShopify.flat().filter(({ id }) => !linked.has(id)).length),
  ];
}

async function bringOver({ netsuite }: Local): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await netsuite.advance(LATER_MS);
    await netsuite.runTask('customscript_xdk_mr_sync');
    await netsuite.settled();
  }
}

async function correct({ netsuite }: Local, salesOrder: string, number: string): Promise<void> {
  const shipment = [...netsuite.records.all('itemfulfillment')].find(
    ({ fields }) => fields['createdfrom'] === salesOrder,
  );
  if (!shipment) throw new Error(`Nothing was shipped of ${salesOrder}.`);
  await netsuite.save(
    (session, records) => records.load(session, { type: 'itemfulfillment', id: shipment.id }),
    (call) =>
      call('setSublistValue', {
        sublistId: 'package',
        line: 0,
        fieldId: 'packagetrackingnumber',
        value: number,
      }),
    { executionContext: 'USERINTERFACE' },
  );
}

function linkedFulfillments({ netsuite }: Local): Set<string> {
  const links = [...netsuite.records.all('customrecord_xdk_link')];
  return new Set(links.map(({ fields }) => String(fields['custrecord_xdk_link_shopify_id'])));
}

const unitsOf = ({ fulfillmentLineItems }: Fulfillment): number =>
  fulfillmentLineItems.nodes.reduce((sum, { quantity }) => sum + quantity, 0);

/** The fulfillments of its order that stand. */
function fulfillmentsOf({ netsuite, shopify }: Local, salesOrder: string): Fulfillment[] {
  const order = netsuite.records.find('salesorder', salesOrder)?.fields['custbody_xdk_order_id'];
  const { data, errors } = shopify.control.query(DEMO_STORE.key, FULFILLMENTS, {
    id: `gid://shopify/Order/${String(order)}`,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  const { fulfillments } = (data as unknown as { order: { fulfillments: Fulfillment[] } }).order;
  return fulfillments.filter(({ status }) => status === 'SUCCESS');
}

import { DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { zero, type Row } from '../row.ts';

/** Longer than the first waits before another try. */
const LATER_MS = 15 * 60_000;
const ROUNDS = 4;

const FULFILLMENTS =
  'query ($id: ID!) { order(id: $id) { fulfillments(first: 10) { status fulfillmentLineItems(first: 10) { nodes { quantity } } } } }';

interface Fulfillment {
  status: string;
  fulfillmentLineItems: { nodes: { quantity: number }[] };
}

/** What did not reach Shopify inside its save is brought there by `mr_sync`; then every shipment of one piece is read back. */
export async function keptRows(local: Local, name: string, salesOrders: string[]): Promise<Row[]> {
  const { netsuite } = local;
  for (let round = 0; round < ROUNDS; round += 1) {
    await netsuite.advance(LATER_MS);
    await netsuite.runTask('customscript_xdk_mr_sync');
    await netsuite.settled();
  }
  const units = salesOrders.map((salesOrder) => fulfilled(local, salesOrder));
  return [
    zero(`${name}: lost`, units.filter((each) => each === 0).length, 'shipments'),
    zero(`${name}: doubled`, units.filter((each) => each > 1).length, 'shipments'),
  ];
}

/** Units of the order's fulfillments that stand. */
function fulfilled({ netsuite, shopify }: Local, salesOrder: string): number {
  const order = netsuite.records.find('salesorder', salesOrder)?.fields['custbody_xdk_order_id'];
  const { data, errors } = shopify.control.query(DEMO_STORE.key, FULFILLMENTS, {
    id: `gid://shopify/Order/${String(order)}`,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  const { fulfillments } = (data as unknown as { order: { fulfillments: Fulfillment[] } }).order;
  return fulfillments
    .filter(({ status }) => status === 'SUCCESS')
    .flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readOperation } from '../../scripts/graphql/readOperation.ts';
import { PROJECT } from '../../scripts/project.ts';
import type { Row } from '../row.ts';
import { filledShop } from './filledShop.ts';
import type { FilledShop } from './filledShop.ts';

const SET = `mutation($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) { inventoryAdjustmentGroup { id } userErrors { code message } } }`;
/** The query the import sends. */
const ERP_ORDERS = join(PROJECT.root, 'ts/orders/importedOrders.graphql');

/** The local Shopify's speed (issue 4). Medians; the client's share of HTTP is in them. */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  return [await start(quick), ...(await requests(quick))];
}

async function start(quick: boolean): Promise<Row> {
  const script = new URL('startAlone.ts', import.meta.url).pathname;
  const times = Array.from({ length: quick ? 3 : 7 }, () =>
    Number(execFileSync(process.execPath, ['--no-warnings', script], { encoding: 'utf8' })),
  );
  return under('local Shopify: start', median(times), 1500);
}

async function requests(quick: boolean): Promise<Row[]> {
  const shop = await filledShop(250);
  const times = quick ? 10 : 40;
  shop.placeOrders(25, 20);
  await shop.shopify.control.advance(5000);
  const second = await shop.ask('{ shop { name } }', {}, '2026-07');
  const { data } = await shop.ask('{ orders(first: 25) { nodes { id } } }');
  const ids = (data as { orders: { nodes: { id: string }[] } }).orders.nodes.map(({ id }) => id);
  const query = readOperation(ERP_ORDERS);
  const erp = await repeated(times, () => shop.ask(query, { ids }));
  const set = await repeated(times, (run) => setEveryQuantity(shop, run));
  const small = await repeated(times * 5, () => shop.ask('{ shop { name } }'));
  await shop.shopify.stop();
  return [
    told('local Shopify: second API version, first use', second.ms),
    under('local Shopify: inventorySetQuantities of 250 rows', set, 20),
    under('local Shopify: the ERP query for 25 orders of 20 lines', erp, 100),
    told('local Shopify: the smallest request', small),
  ];
}

function setEveryQuantity(shop: FilledShop, run: number): ReturnType<FilledShop['ask']> {
  return shop.ask(SET, {
    key: `run ${run}`,
    input: {
      name: 'on_hand',
      reason: 'correction',
      quantities: shop.inventoryItemIds.map((inventoryItemId, row) => ({
        inventoryItemId,
        locationId: shop.locationId,
        quantity: run * 10 + row,
        changeFromQuantity: null,
      })),
    },
  });
}

async function repeated(
  times: number,
  ask: (run: number) => Promise<{ ms: number }>,
): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < times; run++) all.push((await ask(run)).ms);
  return median(all);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function under(name: string, ms: number, limit: number): Row {
  return { name, figure: ms, unit: 'ms', goal: `< ${limit} ms`, ok: ms < limit };
}

function told(name: string, ms: number): Row {
  return { name, figure: ms, unit: 'ms', goal: '', ok: true };
}

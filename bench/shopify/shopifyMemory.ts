import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Row } from '../row.ts';
import { filledShop } from './filledShop.ts';

const ORDERS = 100_000;
const VARIANTS = 50_000;

/** Resident memory of the local Shopify's process with the whole load; a short run leaves it out, for a part of the load has no goal. */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  if (quick) return [];
  const shop = await filledShop(VARIANTS);
  shop.placeOrders(ORDERS, 3);
  await shop.shopify.control.advance(5000);
  collectGarbage();
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  await shop.shopify.stop();
  return [
    {
      name: `local Shopify: memory with ${ORDERS} orders and ${VARIANTS} variants`,
      figure: megabytes,
      unit: 'MB',
      goal: '< 1,500 MB',
      ok: megabytes < 1500,
    },
  ];
}

/** What filling the shop left behind is not its size. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

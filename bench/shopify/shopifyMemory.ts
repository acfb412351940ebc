import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Row } from '../row.ts';
import { filledShop } from './filledShop.ts';

/** Resident memory of the local Shopify's process with the whole load; a tenth of it when quick, told without a goal. */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  const share = quick ? 0.1 : 1;
  const shop = await filledShop(50_000 * share);
  shop.placeOrders(100_000 * share, 3);
  await shop.shopify.control.advance(5000);
  collectGarbage();
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  await shop.shopify.stop();
  const name = `local Shopify: memory with ${100_000 * share} orders and ${50_000 * share} variants`;
  const row = { name, figure: megabytes, unit: 'MB' };
  return [
    quick ? { ...row, goal: '', ok: true } : { ...row, goal: '< 1,500 MB', ok: megabytes < 1500 },
  ];
}

/** What filling the shop left behind is not its size. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

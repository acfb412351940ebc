import { BATCH } from '../../bench/orders/batch.ts';
import { importRows } from '../../bench/orders/costs.ts';
import { inShop } from '../../bench/orders/inShop.ts';
import { life } from '../../bench/orders/life.ts';

jest.setTimeout(60_000);

test('an import that takes orders one by one turns the row of its units red, and the life of orders in batches keeps to its goals', async () => {
  await inShop(async (local, counted, waiting) => {
    const [together] = await importRows(local, BATCH);
    const [alone] = await importRows(local, 1);
    expect([together?.name, together?.ok, alone?.ok]).toEqual([
      'known customer, unpaid',
      true,
      false,
    ]);
    await counted.attach(local);
    const whole = await life(local, counted, waiting);
    expect(whole.filter(({ ok }) => !ok)).toEqual([]);
  });
});

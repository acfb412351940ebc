import { BATCH } from '../../bench/orders/batch.ts';
import { importRows, inShop } from '../../bench/orders/costs.ts';

jest.setTimeout(30_000);

test('an import that takes orders one by one turns the row of its units red', async () => {
  await inShop(async (local) => {
    const [together] = await importRows(local, BATCH);
    const [alone] = await importRows(local, 1);
    expect([together?.name, together?.ok, alone?.ok]).toEqual([
      'known customer, unpaid',
      true,
      false,
    ]);
  });
});

import { flashSale } from '../../bench/inventory/flashSale.ts';

const quotas = (lost: number) => flashSale(true, lost).find(({ name }) => name.includes('quotas'));

it('oversells nothing under quotas, and its row turns red when pieces are missing', () => {
  expect(quotas(0)).toMatchObject({ figure: 0, ok: true });
  expect(quotas(5)).toMatchObject({ figure: 20 * 5, ok: false });
});

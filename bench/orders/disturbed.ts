import { DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import type { Row } from '../row.ts';
import { BATCH, callWith, markAsPaid, place } from './batch.ts';
import { kept, keptRows } from './kept.ts';
import { merged, type Webhooks } from './webhooks.ts';

/** Shares of the webhooks. */
const LOST = 0.5;
const DOUBLED = 0.5;

interface Disturbance {
  orders: number;
  /** Share of the webhooks that never leave. */
  lost?: number;
  /** Switched off, what no webhook brings stays away, and the rows turn red. */
  isPolled?: boolean;
}

/**
 * Orders, every second of which is paid for later, whose webhooks are partly lost, partly sent twice and all shuffled; two calls at
 * a time bring them, the same order in both now and then. Then polling has its turn, as its schedule would have it.
 */
export async function disturbed(
  local: Local,
  waiting: Webhooks,
  { orders, lost = LOST, isPolled = true }: Disturbance,
): Promise<Row[]> {
  const { control } = local.shopify;
  await waiting.each();
  control.setWebhookFaults(DEMO_STORE.key, { lose: lost, double: DOUBLED, hold: true });
  const placed = Array.from({ length: orders }, (_, index) =>
    place(local, {
      email: `disturbed${index % BATCH}@example.com`,
      payment: index % 2 === 0 ? 'paid' : 'none',
    }),
  );
  placed.forEach((order, index) => {
    if (index % 2 === 1) markAsPaid(local, order);
  });
  control.setWebhookFaults(DEMO_STORE.key, { lose: 0, double: 0, hold: false });
  control.releaseWebhooks(DEMO_STORE.key, 'shuffled');
  const hints = await waiting.each();
  const call = (from: number) => callWith(local, merged(hints.slice(from, from + BATCH)));
  for (let from = 0; from < hints.length; from += 2 * BATCH)
    await Promise.all([call(from), call(from + BATCH)]);
  if (isPolled) await local.netsuite.runSchedule('customscript_xdk_sc_poll');
  await local.netsuite.settled();
  const name = `${orders} orders, webhooks ${100 * lost} % lost, ${100 * DOUBLED} % doubled, all shuffled`;
  return keptRows(name, kept(local, placed));
}

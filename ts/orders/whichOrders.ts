import type { Settings } from '../setup/settings';
import type { ShopifyOrder } from './order';

/** What of an order decides whether it is imported. */
export type Entrant = Pick<
  ShopifyOrder,
  'test' | 'confirmed' | 'processedAt' | 'tags' | 'sourceName' | 'displayFinancialStatus'
>;

/** One gate for webhooks, polling, backfill and import on demand: the reason why an order stays out, or null. */
export function reasonToSkip(order: Entrant, settings: Settings['orders']): string | null {
  if (!settings.import) return 'the store imports no orders';
  if (order.test && !settings.testOrders) return 'a test order';
  if (!order.confirmed) return 'not confirmed yet';
  if (settings.from !== '' && Date.parse(order.processedAt) < Date.parse(settings.from)) {
    return `processed before ${settings.from}`;
  }
  if (settings.onlyTags.length > 0 && !settings.onlyTags.some((tag) => order.tags.includes(tag))) {
    return 'none of the tags that are imported';
  }
  if (settings.skipTags.some((tag) => order.tags.includes(tag))) return 'a tag that is left out';
  const source = order.sourceName ?? '';
  if (settings.onlySources.length > 0 && !settings.onlySources.includes(source)) {
    return 'a source that is not imported';
  }
  if (settings.skipSources.includes(source)) return 'a source that is left out';
  const status = order.displayFinancialStatus ?? '';
  if (settings.onlyStatuses.length > 0 && !settings.onlyStatuses.includes(status)) {
    return `its status is ${status || 'none'}`;
  }
  if (settings.onlyPaid && !isPaid(order)) return 'not paid yet';
  return null;
}

/** Something was received for it, whatever was given back. */
export function isPaid({
  displayFinancialStatus,
}: Pick<Entrant, 'displayFinancialStatus'>): boolean {
  return PAID.has(displayFinancialStatus ?? '');
}

const PAID = new Set(['PAID', 'PARTIALLY_PAID', 'PARTIALLY_REFUNDED', 'REFUNDED']);

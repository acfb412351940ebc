import type { JsonObject } from '../contract.ts';

/** Topics whose body is put together where the event happens: it comes ready in `extra.body`. */
const READY = new Set([
  'orders/edited',
  'orders/risk_assessment_changed',
  'customers/merge',
  'customer.tags_added',
  'customer.tags_removed',
  'customers_email_marketing_consent/update',
  'customers_marketing_consent/update',
  'tender_transactions/create',
  'disputes/create',
  'disputes/update',
  'companies/create',
  'companies/update',
  'companies/delete',
  'company_locations/create',
  'company_locations/update',
  'company_locations/delete',
  'company_contacts/create',
  'company_contacts/update',
  'payment_terms/create',
  'payment_terms/update',
]);

export function smallBody(topic: string, extra: object): JsonObject | null {
  return READY.has(topic) && 'body' in extra ? (extra.body as JsonObject) : null;
}

import { wakeShipments } from '../fulfillments/wakeShipments';
import type { OrderOfPartsQuery, OrderOfPartsQueryVariables } from '../shopify/operations';
import { call } from '../shopify/client';
import type { Flow, Item, Result } from '../sync/flow';
import { held, retry, type Outcome } from '../sync/outcome';
import { importOrders } from './importOrders';
import document from './orderOfParts.graphql';

/**
 * Hints about parts that name no order (fulfillment orders, returns …): asks Shopify once which orders they belong to
 * and imports those; shipments that waited for a fulfillment order are looked at again. A part that can't be read any more says nothing about its order; polling covers that.
 */
export const resolveOrders: Flow = (items, run) => {
  const answer = call<OrderOfPartsQuery, OrderOfPartsQueryVariables>(
    run.store,
    run.caller,
    document,
    {
      ids: items.map((item) => item.subject),
    },
  );
  if (answer.kind === 'later') return all(items, retry(answer.reason, answer.at));
  if (answer.kind === 'unknown') return all(items, retry(answer.reason));
  if (answer.kind === 'refused') return all(items, held(answer.problem));

  const orderOf = new Map<string, string>();
  answer.data.nodes.forEach((node, index) => {
    const item = items[index];
    const order = node ? orderIn(node) : null;
    if (item && order) orderOf.set(item.subject, order);
  });

  const orders = [...new Set(orderOf.values())];
  wakeShipments([...new Set([...orderOf].flatMap(ofFulfillmentOrders))], run);
  const imported = importOrders(
    orders.map((subject): Item => ({ subject, action: 'changed', before: '' })),
    run,
  );
  return items.map((item): Result => {
    const order = orderOf.get(item.subject);
    const result = imported.find((one) => one.subject === order);
    if (!result) {
      return {
        subject: item.subject,
        outcome: { kind: 'done', note: 'part not readable' },
        record: '',
        points: 0,
      };
    }
    return { ...result, subject: item.subject };
  });
};

/** Only a fulfillment order stands in the way of shipments. */
function ofFulfillmentOrders([part, order]: [part: string, order: string]): string[] {
  return part.includes('/FulfillmentOrder/') ? [order] : [];
}

function orderIn(node: NonNullable<OrderOfPartsQuery['nodes'][number]>): string | null {
  if ('orderId' in node) return node.orderId;
  return 'order' in node ? (node.order?.id ?? null) : null;
}

function all(items: Item[], outcome: Outcome): Result[] {
  return items.map((item) => ({ subject: item.subject, outcome, record: '', points: 0 }));
}

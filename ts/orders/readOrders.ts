import type { GraphqlError } from '../shopify/answer';
import { call, deniedProblem } from '../shopify/client';
import type { ImportedOrdersQuery, ImportedOrdersQueryVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, retry, type Outcome } from '../sync/outcome';
import document from './importedOrders.graphql';
import type { ShopifyOrder } from './order';
import { TRIES_UNREADABLE, unreadableOrder } from './problems';
import { tail } from '../sync/externalIds';

export type ReadOrder =
  | { kind: 'order'; subject: string; order: ShopifyOrder; points: number }
  /** `isUnreadable`: Shopify showed nothing of it, and the outcome holds only if nothing else is known of it. */
  | {
      kind: 'ended';
      subject: string;
      outcome: Outcome;
      points: number;
      isUnreadable?: true;
    };

export interface OrdersRead {
  orders: ReadOrder[];
  /** IANA zone of the shop: the calendar day of its moments. */
  timeZone: string;
}

/**
 * The present state of these orders (gids), one answer each, with one call; with more where Shopify counts every order
 * by itself and so many are too dear (shopify-platform §3.2: flat, likely).
 */
export function readOrders(ids: string[], run: RunContext): OrdersRead {
  const answer = call<ImportedOrdersQuery, ImportedOrdersQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids },
  );
  switch (answer.kind) {
    case 'later':
      return none(ids, retry(answer.reason, answer.at));
    case 'unknown':
      return none(ids, retry(answer.reason));
    case 'refused':
      if (answer.problem.code === 'MAX_COST_EXCEEDED' && ids.length > 1) return inHalves(ids, run);
      return none(ids, held(answer.problem));
    case 'data': {
      const points = answer.points / ids.length;
      return {
        timeZone: answer.data.shop.ianaTimezone,
        orders: ids.map((subject, index): ReadOrder => {
          const node = answer.data.nodes[index];
          const denied = deniedProblem(run.store, answer.errors.filter(isWhose(index)));
          if (denied) return { kind: 'ended', subject, outcome: held(denied), points };
          if (node && 'legacyResourceId' in node) {
            return { kind: 'order', subject, order: node as ShopifyOrder, points };
          }
          // A null node never means deleted (review 18), and for a moment not even that it can't be read.
          const outcome = held(unreadableOrder(tail(subject)), TRIES_UNREADABLE);
          return { kind: 'ended', subject, outcome, points, isUnreadable: true };
        }),
      };
    }
  }
}

/** Who bought, and where the goods go. */
const PERSONAL = [
  'customer',
  'email',
  'phone',
  'purchasingEntity',
  'billingAddress',
  'shippingAddress',
];

/** An order whose buyer is kept from the app looks like a stranger's without an address. */
function isWhose(index: number): (error: GraphqlError) => boolean {
  return ({ path: [root, at, field] }) =>
    root === 'nodes' && at === index && PERSONAL.includes(String(field));
}

function inHalves(ids: string[], run: RunContext): OrdersRead {
  const middle = Math.ceil(ids.length / 2);
  const [first, second] = [
    readOrders(ids.slice(0, middle), run),
    readOrders(ids.slice(middle), run),
  ];
  return {
    orders: [...first.orders, ...second.orders],
    timeZone: first.timeZone || second.timeZone,
  };
}

function none(ids: string[], outcome: Outcome): OrdersRead {
  return {
    timeZone: '',
    orders: ids.map((subject) => ({ kind: 'ended', subject, outcome, points: 0 })),
  };
}

import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import { GOODS } from './kit.ts';
import { refundOf, repayments, type Ask, type RefundLine } from './refundOf.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the service desk of one store does: goods that come back, customers and orders that go. */
export function afterSale(
  world: VirtualWorld,
  { key, shop }: VirtualWorld['stores'][number],
  dice: Dice,
  orders: () => readonly string[],
) {
  const { time, shopify } = world;
  const counts: Record<string, number> = {};
  const deleted = new Set<string>();
  const merged = new Set<string>();
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  const ask: Ask = (query, variables) => shopify.control.query(key, query, variables) as never;

  /** Counts a mutation as done or refused. */
  function told(
    what: string,
    mutation: string,
    variables: Record<string, unknown>,
  ): Answered | null {
    const answer = Object.values(ask(mutation, variables).data ?? {})[0] as Answered | undefined;
    const isDone = answer !== undefined && answer.userErrors.length === 0;
    count(isDone ? what : `${what} refused`);
    return isDone ? answer : null;
  }

  let begun = 0;

  /** The rest of what was begun, after a time of that mean. */
  function later(meanMs: number, deed: () => void): void {
    begun += 1;
    time.at(time.now() + dice.wait(meanMs), () => {
      begun -= 1;
      deed();
    });
  }

  /** One fulfilled unit, with money back: refunded at once, or through a return that is processed hours later. */
  function returnGoods(): void {
    const orderId = dice.oneOf(orders());
    if (!orderId) return;
    const { data } = ask(SHIPPED, { id: orderId });
    const units = ((data?.['order'] as Shipped | null)?.fulfillments ?? [])
      .filter(({ status }) => status === 'SUCCESS')
      .flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes);
    const unit = dice.oneOf(units);
    const place = dice.chance(0.5) ? shop.locations.east : shop.locations.west;
    if (!unit) return;
    const line = {
      lineItemId: unit.lineItem.id,
      quantity: 1,
      restockType: 'RETURN',
      locationId: place,
    };
    if (dice.chance(0.5)) {
      const input = refundOf(ask, orderId, line);
      told('return and refund', REFUND, { input, key: dice.random().toString() });
      return;
    }
    const returnLineItems = [
      { fulfillmentLineItemId: unit.id, quantity: 1, returnReason: 'UNWANTED' },
    ];
    // For something else, which may be dearer: then the shopper owes the rest.
    const exchangeLineItems = dice.chance(0.4)
      ? [{ variantId: shop.variants.get(dice.oneOf(GOODS)?.sku ?? ''), quantity: dice.from(1, 2) }]
      : [];
    const what = exchangeLineItems.length > 0 ? 'open an exchange' : 'open a return';
    const input = { orderId, returnLineItems, exchangeLineItems };
    const made = told(what, OPEN, { input })?.return;
    if (made) later(2 * HOUR, () => processReturn(orderId, made, line));
  }

  function processReturn(
    orderId: string,
    made: Made,
    line: RefundLine & { locationId: string },
  ): void {
    const dispositions = made.reverseFulfillmentOrders.nodes
      .flatMap(({ lineItems }) => lineItems.nodes)
      .slice(0, 1)
      .map(({ id }) => ({
        reverseFulfillmentOrderLineItemId: id,
        dispositionType: 'RESTOCKED',
        quantity: 1,
        locationId: line.locationId,
      }));
    const exchanges = made.exchangeLineItems.nodes;
    // What is exchanged is not paid back as well.
    const orderTransactions =
      exchanges.length > 0
        ? []
        : repayments(ask, orderId, line).map(({ parentId, amount, currency }) => ({
            parentId,
            transactionAmount: { amount, currencyCode: currency },
          }));
    told(exchanges.length > 0 ? 'process an exchange' : 'process a return', PROCESS, {
      input: {
        returnId: made.id,
        exchangeLineItems: exchanges.map(({ id, quantity }) => ({ id, quantity })),
        returnLineItems: made.returnLineItems.nodes.map(({ id }) => ({
          id,
          quantity: 1,
          dispositions,
        })),
        ...(exchanges.length === 0 && {
          financialTransfer: { issueRefund: { orderTransactions } },
        }),
      },
    });
  }

  function customers(): Person[] {
    const { data } = ask('{ customers(first: 100) { nodes { id numberOfOrders } } }', {});
    return (data?.['customers'] as { nodes: Person[] } | undefined)?.nodes ?? [];
  }

  return {
    counts,
    /** Orders that are gone: `demo:123`. */
    deleted,
    /** Customers that were merged, whichever of two stayed: `demo gid://…`. */
    merged,
    /** Until nothing is left half done. */
    async done(): Promise<void> {
      while (begun > 0) await new Promise<void>((go) => time.at(time.now() + MINUTE, go));
    },
    deeds: {
      returnGoods,
      mergeCustomers(): void {
        const [one, two] = [dice.oneOf(customers()), dice.oneOf(customers())];
        if (!one || !two || one.id === two.id) return;
        if (told('merge customers', MERGE, { one: one.id, two: two.id }))
          for (const { id } of [one, two]) merged.add(`${key} ${id}`);
      },
      /** Somebody signs up, and is deleted as long as nothing was bought. */
      customerComesAndGoes(): void {
        const email = `visitor${dice.from(1, 1_000_000)}@example.com`;
        const made = told('make a customer', MAKE, {
          input: { email, lastName: 'Visitor' },
        })?.customer;
        if (made)
          later(HOUR, () => {
            told('delete a customer', DELETE_CUSTOMER, { input: { id: made.id } });
          });
      },
      /** Shopify's staff deletes orders that were cancelled. */
      deleteOrder(): void {
        const id = dice.oneOf(orders());
        const { data } = ask('query ($id: ID!) { order(id: $id) { cancelledAt } }', { id });
        const order = data?.['order'] as { cancelledAt: string | null } | null;
        if (!id || !order?.cancelledAt) return;
        if (told('delete an order', DELETE_ORDER, { id }))
          deleted.add(`${key}:${id.slice(id.lastIndexOf('/') + 1)}`);
      },
    },
  };
}

interface Made {
  id: string;
  returnLineItems: { nodes: { id: string }[] };
  exchangeLineItems: { nodes: { id: string; quantity: number }[] };
  reverseFulfillmentOrders: { nodes: { lineItems: { nodes: { id: string }[] } }[] };
}
interface Answered {
  userErrors: object[];
  return?: Made;
  customer?: { id: string };
}
interface Person {
  id: string;
}
interface Shipped {
  fulfillments: {
    status: string;
    fulfillmentLineItems: { nodes: { id: string; lineItem: { id: string } }[] };
  }[];
}

const SHIPPED = `query ($id: ID!) { order(id: $id) { fulfillments(first: 10) { status
  fulfillmentLineItems(first: 20) { nodes { id lineItem { id } } } } } }`;
const REFUND =
  'mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { message } } }';
const OPEN = `mutation ($input: ReturnInput!) { returnCreate(returnInput: $input) { return { id
  returnLineItems(first: 5) { nodes { id } }
  exchangeLineItems(first: 5, includeRemovedItems: false) { nodes { id quantity } }
  reverseFulfillmentOrders(first: 5) { nodes { lineItems(first: 5) { nodes { id } } } } } userErrors { message } } }`;
const PROCESS =
  'mutation ($input: ReturnProcessInput!) { returnProcess(input: $input) { return { id } userErrors { message } } }';
const MERGE =
  'mutation ($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) { resultingCustomerId userErrors { message } } }';
const MAKE =
  'mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id } userErrors { message } } }';
const DELETE_CUSTOMER =
  'mutation ($input: CustomerDeleteInput!) { customerDelete(input: $input) { deletedCustomerId userErrors { message } } }';
const DELETE_ORDER =
  'mutation ($id: ID!) { orderDelete(orderId: $id) { deletedId userErrors { message } } }';

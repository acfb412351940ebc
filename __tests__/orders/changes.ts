import type { RecordData } from '../../emulator/netsuite/contract.ts';
import type { World } from './world.ts';

interface Line {
  id: string;
  sku: string;
}

export interface Edit {
  /** SKU → units that shall be left. */
  quantities?: Record<string, number>;
  /** SKU → units of a new line. */
  add?: Record<string, number>;
  /** SKU → percent off, on the line that stands. */
  discount?: Record<string, number>;
  /** Price of another shipping line. */
  shipping?: string;
  /** Takes all shipping lines off. */
  noShipping?: boolean;
}

/** What happens to orders of a world after they were placed: in the shop's admin, and in NetSuite. */
export function changesOf(world: World) {
  const run = <Data>(mutation: string, variables: Record<string, unknown>): Data => {
    const data = world.ask<Record<string, { userErrors: object[] }>>(mutation, variables);
    for (const answer of Object.values(data)) expect(answer.userErrors).toEqual([]);
    return data as Data;
  };
  const salesOrder = (order: string): RecordData => world.salesOrders(order)[0]!;
  const lineIds = (order: string) =>
    world.ask<{ order: { lineItems: { nodes: Line[] } } }>(
      'query ($id: ID!) { order(id: $id) { lineItems(first: 20) { nodes { id sku } } } }',
      { id: order },
    ).order.lineItems.nodes;
  const total = (order: string) =>
    Number(
      world.ask<{ order: { currentTotalPriceSet: { shopMoney: { amount: string } } } }>(
        'query ($id: ID!) { order(id: $id) { currentTotalPriceSet { shopMoney { amount } } } }',
        { id: order },
      ).order.currentTotalPriceSet.shopMoney.amount,
    );

  /** Any number of changes in one edit. */
  function edit(order: string, { quantities, add, discount, shipping, noShipping }: Edit): void {
    const { orderEditBegin } = run<{
      orderEditBegin: { calculatedOrder: { id: string; lineItems: { nodes: Line[] } } };
    }>(
      'mutation ($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id lineItems(first: 20) { nodes { id sku } } } userErrors { message } } }',
      { id: order },
    );
    const { id, lineItems } = orderEditBegin.calculatedOrder;
    const lineOf = (sku: string) => lineItems.nodes.find((one) => one.sku === sku)!.id;
    for (const [sku, quantity] of Object.entries(quantities ?? {}))
      run(
        'mutation ($id: ID!, $line: ID!, $quantity: Int!) { orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $quantity) { userErrors { message } } }',
        { id, line: lineOf(sku), quantity },
      );
    for (const [sku, quantity] of Object.entries(add ?? {}))
      run(
        'mutation ($id: ID!, $variant: ID!, $quantity: Int!) { orderEditAddVariant(id: $id, variantId: $variant, quantity: $quantity, allowDuplicates: true) { userErrors { message } } }',
        { id, variant: world.shop.variants.get(sku), quantity },
      );
    for (const [sku, percentValue] of Object.entries(discount ?? {}))
      run(
        'mutation ($id: ID!, $line: ID!, $discount: OrderEditAppliedDiscountInput!) { orderEditAddLineItemDiscount(id: $id, lineItemId: $line, discount: $discount) { userErrors { message } } }',
        { id, line: lineOf(sku), discount: { description: 'Sorry', percentValue } },
      );
    if (noShipping)
      for (const line of shippingLines(order))
        run(
          'mutation ($id: ID!, $line: ID!) { orderEditRemoveShippingLine(id: $id, shippingLineId: $line) { userErrors { message } } }',
          { id, line },
        );
    if (shipping !== undefined)
      run(
        'mutation ($id: ID!, $line: OrderEditAddShippingLineInput!) { orderEditAddShippingLine(id: $id, shippingLine: $line) { userErrors { message } } }',
        { id, line: { title: 'Standard', price: { amount: shipping, currencyCode: 'USD' } } },
      );
    run('mutation ($id: ID!) { orderEditCommit(id: $id) { userErrors { message } } }', { id });
  }

  const shippingLines = (order: string) =>
    world
      .ask<{ order: { shippingLines: { nodes: { id: string }[] } } }>(
        'query ($id: ID!) { order(id: $id) { shippingLines(first: 5) { nodes { id } } } }',
        { id: order },
      )
      .order.shippingLines.nodes.map(({ id }) => id);

  let refunds = 0;
  /** Units given back, with `money` paid back or, without, nothing. */
  function refund(
    order: string,
    sku: string,
    quantity: number,
    money: string | null,
    restockType: 'CANCEL' | 'RETURN' | 'NO_RESTOCK' = 'CANCEL',
  ): void {
    refunds += 1;
    const line = lineIds(order).find((one) => one.sku === sku)!;
    const [sale] = world.ask<{ order: { transactions: { id: string; gateway: string }[] } }>(
      'query ($id: ID!) { order(id: $id) { transactions(first: 1) { id gateway } } }',
      { id: order },
    ).order.transactions;
    const payment = {
      orderId: order,
      parentId: sale?.id,
      gateway: sale?.gateway,
      kind: 'REFUND',
      amount: money,
    };
    const locationId = restockType === 'NO_RESTOCK' ? null : world.shop.locations.east;
    run(
      `mutation ($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "${order}${refunds}") { userErrors { message } } }`,
      {
        input: {
          orderId: order,
          refundLineItems: [{ lineItemId: line.id, quantity, restockType, locationId }],
          transactions: money === null ? [] : [payment],
        },
      },
    );
  }

  /** What was paid for shipping, without any goods. */
  function refundShipping(order: string, amount: string): void {
    const [payment] = world.ask<{ order: { transactions: object[] } }>(
      'query ($id: ID!) { order(id: $id) { transactions(first: 1) { parentId: id gateway } } }',
      { id: order },
    ).order.transactions;
    refunds += 1;
    run(
      `mutation ($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "${order}${refunds}") { userErrors { message } } }`,
      {
        input: {
          orderId: order,
          shipping: { amount },
          transactions: [{ ...payment, orderId: order, kind: 'REFUND', amount }],
        },
      },
    );
  }

  /** The warehouse takes `units` (SKU → units, all that is open without them) into a fulfillment. */
  async function fulfill(
    order: string,
    shipstatus: 'A' | 'B' | 'C',
    units?: Record<string, number>,
  ): Promise<string> {
    return world.netsuite.save(
      (session, records) =>
        records.transform(session, {
          fromType: 'salesorder',
          fromId: salesOrder(order).id,
          toType: 'itemfulfillment',
          defaultValues: { inventorylocation: world.account.locations.east },
        }),
      (call) => {
        call('setValue', { fieldId: 'shipstatus', value: shipstatus });
        const lines = Number(call('getLineCount', { sublistId: 'item' }));
        for (let line = 0; units && line < lines; line += 1) {
          const item = call('getSublistValue', { sublistId: 'item', fieldId: 'item', line });
          const sku = [...world.account.items].find(([, id]) => id === String(item))?.[0] ?? '';
          const set = (fieldId: string, value: unknown) =>
            call('setSublistValue', { sublistId: 'item', fieldId, line, value });
          if (units[sku] === undefined) set('itemreceive', false);
          else set('quantity', units[sku]);
        }
      },
    );
  }

  /** Accounting bills what was shipped. */
  function bill(order: string): Promise<string> {
    return world.netsuite.save(
      (session, records) =>
        records.transform(session, {
          fromType: 'salesorder',
          fromId: salesOrder(order).id,
          toType: 'invoice',
        }),
      () => undefined,
    );
  }

  return { run, edit, refund, refundShipping, fulfill, bill, salesOrder, lineIds, total };
}

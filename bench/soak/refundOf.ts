/** A query with every scope, at one store. */
export type Ask = (
  query: string,
  variables: Record<string, unknown>,
) => { data: Record<string, unknown> | null };

export interface RefundLine {
  lineItemId: string;
  quantity: number;
  restockType: string;
  locationId?: string;
}

export interface Repayment {
  parentId: string;
  gateway: string;
  /** In the order's presentment currency, as refunds are told. */
  amount: string;
  currency: string;
}

/** How Shopify suggests to give one line's money back. */
export function repayments(ask: Ask, orderId: string, line: RefundLine): Repayment[] {
  return suggestedIn(ask(SUGGESTED, { id: orderId, lines: [line] }).data);
}

function suggestedIn(data: ReturnType<Ask>['data']): Repayment[] {
  const suggested = (data?.['order'] as Suggestion | null)?.suggestedRefund;
  return (suggested?.suggestedTransactions ?? [])
    .map(({ amountSet: { presentmentMoney }, gateway, parentTransaction }) => ({
      parentId: parentTransaction.id,
      gateway,
      amount: presentmentMoney.amount,
      currency: presentmentMoney.currencyCode,
    }))
    .filter(({ amount }) => Number(amount) > 0);
}

/** `RefundInput` of one line with its money. */
export function refundOf(ask: Ask, orderId: string, line: RefundLine): Record<string, unknown> {
  const transactions = repayments(ask, orderId, line).map(({ parentId, gateway, amount }) => ({
    orderId,
    parentId,
    gateway,
    kind: 'REFUND',
    amount,
  }));
  return { orderId, refundLineItems: [line], transactions };
}

/** `RefundInput` of all that is left of the shipping, with its money. */
export function refundOfShipping(ask: Ask, orderId: string): Record<string, unknown> {
  const { data } = ask(SUGGESTED_FOR_SHIPPING, { id: orderId });
  const transactions = suggestedIn(data).map(({ parentId, gateway, amount }) => ({
    orderId,
    parentId,
    gateway,
    kind: 'REFUND',
    amount,
  }));
  return { orderId, shipping: { fullRefund: true }, transactions };
}

interface Suggestion {
  suggestedRefund: {
    suggestedTransactions: {
      gateway: string;
      amountSet: { presentmentMoney: { amount: string; currencyCode: string } };
      parentTransaction: { id: string };
    }[];
  } | null;
}

const TRANSACTIONS = `{ suggestedTransactions { gateway amountSet { presentmentMoney { amount currencyCode } } parentTransaction { id } } }`;
const SUGGESTED_FOR_SHIPPING = `query ($id: ID!) { order(id: $id) { suggestedRefund(refundShipping: true) ${TRANSACTIONS} } }`;
const SUGGESTED = `query ($id: ID!, $lines: [RefundLineItemInput!]!) { order(id: $id) { suggestedRefund(refundLineItems: $lines) ${TRANSACTIONS} } }`;

import type { JsonObject, World } from '../contract.ts';
import { orderOf } from '../state/orders/order.ts';
import { capturableOf, isManualGateway } from '../state/payments/payments.ts';
import type { Transaction } from '../state/payments/payments.ts';
import { toPadded } from '../state/money/money.ts';
import { lower, number, numberOrNull } from './shape.ts';

/** A transaction in the order's presentment currency. */
export function transactionBody(world: World, one: Transaction): JsonObject {
  const order = orderOf(world, one.orderId);
  const { shop, presentment } = order.currencies;
  const unsettled = capturableOf(world, order, one);
  return {
    id: number(one.id),
    order_id: number(order.id),
    kind: lower(one.kind),
    gateway: one.gateway,
    status: lower(one.status),
    message: null,
    created_at: one.createdAt,
    test: one.test,
    authorization: one.authorizationCode,
    location_id: numberOrNull(one.locationId),
    user_id: null,
    parent_id: numberOrNull(one.parentId),
    processed_at: one.processedAt,
    device_id: null,
    error_code: lower(one.errorCode),
    source_name: order.sourceName,
    payment_details: one.accountNumber
      ? {
          credit_card_bin: null,
          avs_result_code: null,
          cvv_result_code: null,
          credit_card_number: one.accountNumber,
          credit_card_company: one.cardCompany,
          buyer_action_info: null,
          credit_card_name: null,
          credit_card_wallet: null,
          credit_card_expiration_month: null,
          credit_card_expiration_year: null,
          payment_method_name: lower(one.cardCompany),
        }
      : null,
    receipt: one.receipt ? JSON.parse(one.receipt) : {},
    amount: toPadded(one.amount.presentment, presentment),
    currency: presentment,
    payment_id: one.paymentId,
    total_unsettled_set: {
      presentment_money: {
        amount: toPadded(unsettled.presentment, presentment),
        currency: presentment,
      },
      shop_money: { amount: toPadded(unsettled.shop, shop), currency: shop },
    },
    manual_payment_gateway: isManualGateway(one.gateway),
    amount_rounding: one.rounding ? toPadded(one.rounding.presentment, presentment) : null,
    admin_graphql_api_id: one.id,
  };
}

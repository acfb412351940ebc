import type { Currencies } from '../../state/money/money.ts';
import type { DiscountAllocation, DiscountApplication } from '../../state/orders/order.ts';
import { moneyBag, moneyV2 } from '../money.ts';
import { toMinor } from '../../state/money/money.ts';

const TYPES: Record<DiscountApplication['kind'], string> = {
  code: 'DiscountCodeApplication',
  manual: 'ManualDiscountApplication',
  automatic: 'AutomaticDiscountApplication',
  script: 'ScriptDiscountApplication',
};

/** One of the four kinds of `DiscountApplication`. */
export function discountView(one: DiscountApplication, currencies: Currencies) {
  return {
    __typename: TYPES[one.kind],
    index: one.index,
    allocationMethod: one.method,
    targetSelection: one.selection,
    targetType: one.target,
    code: one.title,
    title: one.title,
    description: one.description,
    value:
      one.valueType === 'percentage'
        ? { __typename: 'PricingPercentageValue', percentage: Number(one.value) }
        : {
            __typename: 'MoneyV2',
            ...moneyV2(toMinor(one.value, currencies.presentment), currencies.presentment),
          },
  };
}

export function allocationView(one: DiscountAllocation, currencies: Currencies) {
  return {
    allocatedAmount: moneyV2(one.amount.shop, currencies.shop),
    allocatedAmountSet: moneyBag(one.amount, currencies),
    discountApplication: discountView(one.application, currencies),
  };
}

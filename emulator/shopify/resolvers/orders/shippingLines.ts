import { currentShipping, discountedShipping } from '../../state/orders/lineMoney.ts';
import type { Order, ShippingLine } from '../../state/orders/order.ts';
import { allocationView } from './discounts.ts';
import { money, moneyBag, moneyV2, taxLineView } from '../money.ts';

export function shippingLineView(order: Order, line: ShippingLine) {
  const { currencies } = order;
  const discounted = discountedShipping(line);
  return {
    id: line.id,
    title: line.title,
    code: line.code,
    source: line.source,
    carrierIdentifier: line.carrierIdentifier,
    phone: line.phone,
    custom: line.custom,
    deliveryCategory: null,
    shippingRateHandle: null,
    isRemoved: line.isRemoved,
    price: money(line.price, currencies),
    originalPrice: moneyV2(line.price.shop, currencies.shop),
    originalPriceSet: moneyBag(line.price, currencies),
    discountedPrice: moneyV2(discounted.shop, currencies.shop),
    discountedPriceSet: moneyBag(discounted, currencies),
    currentDiscountedPriceSet: moneyBag(currentShipping(line), currencies),
    discountAllocations: line.allocations.map((one) => allocationView(one, currencies)),
    taxLines: line.taxLines.map((one) => taxLineView(one, currencies)),
  };
}

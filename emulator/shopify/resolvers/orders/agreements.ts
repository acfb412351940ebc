import type { ResolverMap } from '../../contract.ts';
import type { Agreement, Sale } from '../../state/orders/ledger.ts';
import { minus } from '../../state/money/money.ts';
import type { Order, TaxLine } from '../../state/orders/order.ts';
import { page } from '../listing.ts';
import { moneyBag, taxLineView } from '../money.ts';
import { shippingLineView } from './shippingLines.ts';

type AgreementOf = Agreement & { order: Order };

const TYPES: Record<Sale['lineType'], string> = {
  PRODUCT: 'ProductSale',
  GIFT_CARD: 'GiftCardSale',
  TIP: 'TipSale',
  SHIPPING: 'ShippingLineSale',
  DUTY: 'DutySale',
  ADDITIONAL_FEE: 'AdditionalFeeSale',
  FEE: 'FeeSale',
  ADJUSTMENT: 'AdjustmentSale',
};

function taxLinesOf(order: Order, sale: Sale): TaxLine[] {
  const line = order.lines.find(({ id }) => id === sale.lineId);
  if (sale.lineType === 'SHIPPING')
    return order.shippingLines.find(({ id }) => id === sale.subjectId)?.taxLines ?? [];
  if (sale.lineType === 'DUTY')
    return line?.duties.find(({ id }) => id === sale.subjectId)?.taxLines ?? [];
  return line?.taxLines ?? [];
}

/** Discount with its tax in it and without: they differ where prices include tax. */
function discountBeforeTaxes(order: Order, sale: Sale) {
  const net = sale.total;
  if (!order.taxesIncluded || net.presentment === 0) return sale.discount;
  const part = {
    shop: Math.round((sale.discount.shop * sale.tax.shop) / (net.shop || 1)),
    presentment: Math.round((sale.discount.presentment * sale.tax.presentment) / net.presentment),
  };
  return minus(sale.discount, part);
}

function saleView(order: Order, sale: Sale) {
  const { currencies } = order;
  const taxLines = taxLinesOf(order, sale);
  const line = order.lines.find(({ id }) => id === sale.lineId) ?? null;
  const shippingLine = order.shippingLines.find(({ id }) => id === sale.subjectId);
  const duty = line?.duties.find(({ id }) => id === sale.subjectId);
  const returnFee = order.returnFees.find(({ id }) => id === sale.subjectId);
  const fee = order.additionalFees.find(({ id }) => id === sale.subjectId);
  return {
    __typename: TYPES[sale.lineType],
    id: sale.id,
    actionType: sale.actionType,
    lineType: sale.lineType,
    quantity: sale.quantity,
    totalAmount: moneyBag(sale.total, currencies),
    totalDiscountAmountAfterTaxes: moneyBag(sale.discount, currencies),
    totalDiscountAmountBeforeTaxes: moneyBag(discountBeforeTaxes(order, sale), currencies),
    totalTaxAmount: moneyBag(sale.tax, currencies),
    taxes: sale.taxes.slice(0, taxLines.length).map((amount, index) => ({
      id: `${sale.id.replace('/Sale/', '/SaleTax/')}${index}`,
      amount: moneyBag(amount, currencies),
      taxLine: taxLineView(taxLines[index]!, currencies),
    })),
    lineItem: line,
    shippingLine: shippingLine ? shippingLineView(order, shippingLine) : null,
    duty: duty && {
      id: duty.id,
      price: moneyBag(duty.price, currencies),
      harmonizedSystemCode: duty.harmonizedSystemCode,
      countryCodeOfOrigin: duty.countryCodeOfOrigin,
      taxLines: duty.taxLines.map((tax) => taxLineView(tax, currencies)),
    },
    fee: returnFee && {
      __typename: returnFee.kind,
      id: returnFee.id,
      amountSet: moneyBag(returnFee.amount, currencies),
      percentage: Number(returnFee.percentage ?? 0),
    },
    additionalFee: fee && {
      id: fee.id,
      name: fee.name,
      price: moneyBag(fee.price, currencies),
      taxLines: fee.taxLines.map((tax) => taxLineView(tax, currencies)),
    },
  };
}

const agreement: ResolverMap[string] = {
  app: () => null,
  user: () => null,
  sales: ({ order, sales }: AgreementOf, args) =>
    page(
      sales.map((sale) => saleView(order, sale)),
      args,
    ),
};

export const agreementResolvers: ResolverMap = {
  OrderAgreement: { ...agreement, order: ({ order }: AgreementOf) => order },
  OrderEditAgreement: agreement,
  RefundAgreement: {
    ...agreement,
    refund: ({ sourceId }: AgreementOf, _args, ctx) => ctx.shop.refunds.get(sourceId ?? ''),
  },
  ReturnAgreement: {
    ...agreement,
    return: ({ sourceId }: AgreementOf, _args, ctx) => ctx.shop.returns.get(sourceId ?? ''),
  },
};

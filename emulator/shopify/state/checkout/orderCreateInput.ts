import type { AddressInput } from '../places/address.ts';
import type { BagInput } from '../money/moneyInput.ts';
import type { CustomerChoice } from './orderCreateCustomer.ts';
import type { TransactionKind, TransactionStatus } from '../payments/payments.ts';

export type InventoryBehaviour =
  'BYPASS' | 'DECREMENT_IGNORING_POLICY' | 'DECREMENT_OBEYING_POLICY';

export type TaxLineInput = {
  title: string;
  rate: string | number;
  priceSet?: BagInput | null;
  channelLiable?: boolean | null;
};

export type LineInput = {
  variantId?: string | null;
  productId?: string | null;
  title?: string | null;
  variantTitle?: string | null;
  sku?: string | null;
  vendor?: string | null;
  quantity: number;
  priceSet?: BagInput | null;
  taxable?: boolean | null;
  requiresShipping?: boolean | null;
  giftCard?: boolean | null;
  fulfillmentService?: string | null;
  properties?: { name: string; value: string }[] | null;
  weight?: { value: number; unit: string } | null;
  taxLines?: TaxLineInput[] | null;
};

/** `OrderCreateOrderInput`; defaults of the schema filled in. */
export type OrderCreateInput = CustomerChoice & {
  currency?: string | null;
  presentmentCurrency?: string | null;
  lineItems?: LineInput[] | null;
  shippingLines?:
    | {
        title: string;
        code?: string | null;
        source?: string | null;
        priceSet: BagInput;
        taxLines?: TaxLineInput[] | null;
      }[]
    | null;
  taxLines?: TaxLineInput[] | null;
  taxesIncluded?: boolean | null;
  discountCode?: {
    itemFixedDiscountCode?: { code: string; amountSet?: BagInput | null } | null;
    itemPercentageDiscountCode?: { code: string; percentage?: number | null } | null;
    freeShippingDiscountCode?: { code: string } | null;
  } | null;
  transactions?:
    | {
        amountSet: BagInput;
        kind?: TransactionKind;
        status?: TransactionStatus;
        gateway?: string | null;
        authorizationCode?: string | null;
        processedAt?: string | null;
        giftCardId?: string | null;
        locationId?: string | null;
        receiptJson?: unknown;
        test?: boolean | null;
      }[]
    | null;
  fulfillment?: {
    locationId: string;
    trackingCompany?: string | null;
    trackingNumber?: string | null;
    trackingNumbers?: string[] | null;
  } | null;
  fulfillmentStatus?: string | null;
  financialStatus?: string | null;
  billingAddress?: AddressInput | null;
  shippingAddress?: AddressInput | null;
  email?: string | null;
  phone?: string | null;
  name?: string | null;
  note?: string | null;
  poNumber?: string | null;
  processedAt?: string | null;
  closedAt?: string | null;
  sourceName?: string | null;
  sourceIdentifier?: string | null;
  sourceUrl?: string | null;
  tags?: string[] | null;
  test?: boolean | null;
  buyerAcceptsMarketing?: boolean | null;
  customAttributes?: { key: string; value: string }[] | null;
  metafields?: { namespace?: string; key?: string; type?: string; value?: string }[] | null;
  companyLocationId?: string | null;
};

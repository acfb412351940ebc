/** record.transform: what the new transaction takes from the old one (netsuite-platform §4.9). */
import type { RecordData } from '../../contract.ts';
import type { Books } from '../books.ts';
import { newDraft } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { NotModelledError, transformNotAllowed } from '../refusals.ts';
import { transformTable } from '../metadata.ts';
import { toBuild, toUnbuild } from './assembly.ts';
import { copyBody } from './copyFields.ts';
import { toBill, toCredit, toReturn } from './toBillsAndReturns.ts';
import { toItemFulfillment } from './toItemFulfillment.ts';
import {
  fromCustomer,
  toCustomerPayment,
  toCustomerRefund,
  toDepositApplication,
  toItemReceipt,
} from './toReceiptsAndPayments.ts';

/** Fills the draft's lines; throws INVALID_INITIALIZE_REF where the source is not in the state for it. */
export type Transformer = (
  books: Books,
  source: RecordData,
  draft: Draft,
  defaultValues: Record<string, unknown>,
) => void;

const transformers: Record<string, Transformer> = {
  'salesorder>itemfulfillment': toItemFulfillment,
  'salesorder>invoice': toBill,
  'salesorder>cashsale': toBill,
  'salesorder>returnauthorization': toReturn,
  'invoice>returnauthorization': toReturn,
  'invoice>creditmemo': toCredit,
  'invoice>customerpayment': toCustomerPayment,
  'cashsale>returnauthorization': toReturn,
  'cashsale>cashrefund': toCredit,
  'returnauthorization>creditmemo': toCredit,
  'returnauthorization>cashrefund': toCredit,
  'returnauthorization>itemreceipt': toItemReceipt,
  'transferorder>itemfulfillment': toItemFulfillment,
  'transferorder>itemreceipt': toItemReceipt,
  'purchaseorder>itemreceipt': toItemReceipt,
  'customerdeposit>depositapplication': toDepositApplication,
  'customerdeposit>customerrefund': toCustomerRefund,
  'customerpayment>customerrefund': toCustomerRefund,
  'assemblyitem>assemblybuild': toBuild,
  'assemblybuild>assemblyunbuild': toUnbuild,
  'customer>salesorder': fromCustomer,
  'customer>invoice': fromCustomer,
  'customer>cashsale': fromCustomer,
  'customer>customerpayment': fromCustomer,
};

export function transformDraft(
  books: Books,
  source: RecordData,
  toType: string,
  defaultValues: Record<string, unknown>,
): Draft {
  if (!transformTable.get(source.type)?.includes(toType)) throw transformNotAllowed();
  const transform = transformers[`${source.type}>${toType}`];
  if (transform === undefined) {
    throw new NotModelledError(`the transformation of ${source.type} into ${toType}`);
  }
  const draft = newDraft(toType, { kind: 'transform', type: source.type, id: source.id });
  copyBody(books, source, draft);
  transform(books, source, draft, defaultValues);
  return draft;
}

/** Return, transfer order, purchase order → item receipt; invoice → payment; deposit → application, refund. */
import type { RecordData } from '../../contract.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { preferredBinDetail } from '../items/preferredBin.ts';
import { isFulfillable, itemTypeCode } from '../items/itemKinds.ts';
import { cannotInitialize } from '../refusals.ts';
import { prepareApplication } from './bill.ts';
import { receivableUnits } from './itemReceipt.ts';
import { listDocuments, remainingOf } from './receivables.ts';
import { applyTo } from './toBillsAndReturns.ts';
import { copyColumns } from './copyFields.ts';

const LABEL: Record<string, string> = {
  returnauthorization: 'return authorization',
  transferorder: 'transfer order',
  purchaseorder: 'purchase order',
};

export function toItemReceipt(books: Books, order: RecordData, draft: Draft): void {
  const label = LABEL[order.type] ?? order.type;
  if (['A', 'C', 'G', 'H'].includes(order.fields.orderstatus as string)) {
    throw cannotInitialize(label, order.id);
  }
  const target = order.type === 'transferorder' ? order.fields.transferlocation : null;
  const lines = [];
  for (const line of order.sublists.item ?? []) {
    const item = books.references.find(['item'], String(line.values.item));
    if (item === null || !isFulfillable(item)) continue;
    const units = receivableUnits(order, line);
    if (units <= 0) continue;
    const location = target ?? line.values.location ?? order.fields.location ?? null;
    const values: RecordData['fields'] = {
      ...copyColumns(books, 'itemreceipt', line, ['description', 'department', 'class']),
      item: item.id,
      itemname: String(item.fields.displayname ?? item.fields.itemid ?? ''),
      itemtype: itemTypeCode(item),
      itemreceive: true,
      quantity: units,
      quantityremaining: units,
      location: usesLocations(books) ? location : null,
      orderline: Number(line.values.line),
      orderdoc: order.id,
    };
    if (order.type === 'returnauthorization') values.restock = true;
    if (order.type === 'purchaseorder') values.rate = line.values.rate ?? null;
    const subrecords = preferredBinDetail(books, item, String(location ?? ''), units);
    lines.push({ ...(subrecords === null ? {} : { subrecords }), values });
  }
  if (lines.length === 0) throw cannotInitialize(label, order.id);
  draft.data.sublists.item = lines;
}

export function toCustomerPayment(books: Books, invoice: RecordData, draft: Draft): void {
  if (remainingOf(books, invoice) <= 0) throw cannotInitialize('invoice', invoice.id);
  draft.data.fields.customer = invoice.fields.entity ?? null;
  applyTo(books, invoice, draft);
  draft.data.fields.payment = invoice.fields.amountremaining ?? null;
}

export function toDepositApplication(books: Books, deposit: RecordData, draft: Draft): void {
  if (remainingOf(books, deposit) <= 0) throw cannotInitialize('customer deposit', deposit.id);
  prepareApplication(draft, deposit);
}

/** The deposit, or the unapplied rest of a payment, comes ticked. */
export function toCustomerRefund(books: Books, source: RecordData, draft: Draft): void {
  if (remainingOf(books, source) <= 0) throw cannotInitialize(source.type, source.id);
  const { fields } = draft.data;
  for (const id of ['customer', 'subsidiary', 'currency', 'exchangerate']) {
    fields[id] = source.fields[id] ?? null;
  }
  const sublist = source.type === 'customerdeposit' ? 'deposit' : 'apply';
  listDocuments(books, draft, sublist, [source.type]);
  for (const line of draft.data.sublists[sublist] ?? []) {
    if (line.values.doc === source.id) line.values.apply = true;
  }
}

export function fromCustomer(_books: Books, customer: RecordData, draft: Draft): void {
  const field = draft.data.type === 'customerpayment' ? 'customer' : 'entity';
  draft.data.fields[field] = customer.id;
  delete draft.data.fields.createdfrom;
}

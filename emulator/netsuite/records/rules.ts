/** Record type → its own rules. Lists (terms, price levels, accounts …) have none beyond their fields. */
import { NotModelledError } from './refusals.ts';
import { contact } from './entities/contact.ts';
import { namedEntity } from './entities/names.ts';
import { customer } from './entities/customer.ts';
import { subsidiaryRelationship } from './entities/subsidiaryRelationship.ts';
import { bin } from './items/bins.ts';
import { item } from './items/item.ts';
import { unitsType } from './items/units.ts';
import { standardRecords } from './metadata.ts';
import { bankDeposit } from './transactions/bankDeposit.ts';
import { assemblyBuild, assemblyUnbuild } from './transactions/assembly.ts';
import { cashSale, invoice } from './transactions/bill.ts';
import { cashRefund, creditMemo } from './transactions/credit.ts';
import { customerDeposit } from './transactions/customerDeposit.ts';
import { inventoryAdjustment } from './transactions/inventoryAdjustment.ts';
import { inventoryCount } from './transactions/inventoryCount.ts';
import { inventoryTransfer } from './transactions/inventoryTransfer.ts';
import { itemFulfillment } from './transactions/itemFulfillment.ts';
import { itemReceipt } from './transactions/itemReceipt.ts';
import { journalEntry } from './transactions/journalEntry.ts';
import { customerPayment, customerRefund, depositApplication } from './transactions/payments.ts';
import { purchaseOrder } from './transactions/purchaseOrder.ts';
import { returnAuthorization } from './transactions/returnAuthorization.ts';
import { salesOrder } from './transactions/salesOrder.ts';
import { transferOrder } from './transactions/transferOrder.ts';
import type { TypeRules } from './typeRules.ts';

const byType: Record<string, TypeRules> = {
  assemblybuild: assemblyBuild,
  assemblyunbuild: assemblyUnbuild,
  bin,
  cashrefund: cashRefund,
  cashsale: cashSale,
  creditmemo: creditMemo,
  contact,
  customer,
  customersubsidiaryrelationship: subsidiaryRelationship,
  customerdeposit: customerDeposit,
  customerpayment: customerPayment,
  customerrefund: customerRefund,
  deposit: bankDeposit,
  depositapplication: depositApplication,
  employee: namedEntity,
  inventoryadjustment: inventoryAdjustment,
  inventorycount: inventoryCount,
  inventorytransfer: inventoryTransfer,
  invoice,
  itemfulfillment: itemFulfillment,
  itemreceipt: itemReceipt,
  journalentry: journalEntry,
  purchaseorder: purchaseOrder,
  returnauthorization: returnAuthorization,
  salesorder: salesOrder,
  transferorder: transferOrder,
  unitstype: unitsType,
  vendor: namedEntity,
};

const plain: TypeRules = {};

export function rulesOf(type: string): TypeRules {
  const rules = byType[type];
  if (rules !== undefined) return rules;
  const category = standardRecords.get(type)?.category;
  if (category === 'item') return item;
  if (category === 'transaction') throw new NotModelledError(`the record type ${type}`);
  return plain;
}

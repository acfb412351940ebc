/** Record type → its own rules. Lists (terms, price levels, accounts …) have none beyond their fields. */
import { NotModelledError } from './refusals.ts';
import { customer } from './entities/customer.ts';
import { item } from './items/item.ts';
import { standardRecords } from './metadata.ts';
import { customerDeposit } from './transactions/customerDeposit.ts';
import { inventoryAdjustment } from './transactions/inventoryAdjustment.ts';
import { itemFulfillment } from './transactions/itemFulfillment.ts';
import { salesOrder } from './transactions/salesOrder.ts';
import type { TypeRules } from './typeRules.ts';

const byType: Record<string, TypeRules> = {
  customer,
  customerdeposit: customerDeposit,
  inventoryadjustment: inventoryAdjustment,
  itemfulfillment: itemFulfillment,
  salesorder: salesOrder,
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

import type { NetsuiteAddress } from '../address/mapAddress';
import { codeOf } from '../netsuite/errors';
import { loadRecord, type Fields, type FieldValue, type LoadedRecord } from '../netsuite/records';
import { fieldAmount } from '../money/money';
import { changedGroups, unbooked, type Agreed, type Group } from './agreed';
import { byHand, mapChanges, type Changes, type LineChange } from './mapChanges';
import type { OrderPlan, SalesOrderPlan } from './orderPlan';
import { headerFields, itemLine, rateOf, shippingFields } from './salesOrder';
import { standingLines } from './standingLines';
import type { Written } from './createOrder';
import { writeTaxDetails } from './writeTaxDetails';
import { STOP } from './stops';
import { createDeposits } from './deposits';

const NO_CHANGES: Changes = { kind: 'changes', changes: [] };

/**
 * Brings a standing sales order to what Shopify says now. Only groups of fields that Shopify changed since both sides
 * agreed are written, and an order that people may have open is saved only when a value differs. 10 units, 20 more for a
 * save. `gone`: it was deleted in NetSuite.
 */
export function updateOrder(
  id: string,
  plan: OrderPlan,
  last: Agreed,
  now: Agreed,
): Written | { kind: 'gone' } {
  const record = loadOrNull(id);
  if (!record) return { kind: 'gone' };

  const groups = changedGroups(last, now);
  if (last.adopted && groups.includes('lines')) {
    return { kind: 'held', problem: byHand(plan.salesOrder, 'a former connector made its lines') };
  }
  const mapped = groups.includes('lines')
    ? mapChanges(plan.salesOrder, standingLines(record, plan.salesOrder.currency))
    : NO_CHANGES;
  if (mapped.kind === 'impossible') return { kind: 'held', problem: mapped.problem };

  const isHeaderNew = setGroups(record, groups, plan.salesOrder);
  for (const change of mapped.changes) setLine(record, change, plan.salesOrder);
  if (isHeaderNew || mapped.changes.length > 0) record.save();
  if (plan.salesOrder.taxMode === 'suitetax' && groups.includes('lines'))
    writeTaxDetails(id, plan.salesOrder);

  const deposits = record.text('orderstatus') === 'A' ? [] : unbooked(plan.deposits, last);
  const { booked, problem } = createDeposits(deposits, plan.salesOrder, record.text('entity'), id);
  return {
    kind: 'written',
    salesOrder: id,
    booked: [...last.payments, ...booked],
    problem: problem ?? plan.paymentProblem,
  };
}

export function loadOrNull(id: string): LoadedRecord | null {
  try {
    return loadRecord('salesorder', id);
  } catch (error) {
    if (codeOf(error) === 'RCRD_DSNT_EXIST') return null;
    throw error;
  }
}

/** Addresses are written as a whole; fields only where they differ. Answers whether anything was set. */
function setGroups(record: LoadedRecord, groups: Group[], plan: SalesOrderPlan): boolean {
  const fields: [string, FieldValue][] = Object.entries({
    ...(groups.includes('header') && headerFields(plan)),
    ...(groups.includes('shipping') && shippingFields(plan)),
    ...(groups.includes('approval') && approvalFields(record, plan)),
  });
  const different = fields.filter(([fieldId, value]) => differs(record.text(fieldId), value));
  for (const [fieldId, value] of different) record.set(fieldId, value);

  const isBillToNew = groups.includes('billTo') && plan.billTo !== null;
  const isShipToNew = groups.includes('shipTo') && plan.shipTo !== null;
  if (isBillToNew) setAddress(record, 'billaddresslist', 'billingaddress', plan.billTo);
  if (isShipToNew) setAddress(record, 'shipaddresslist', 'shippingaddress', plan.shipTo);
  return different.length > 0 || isBillToNew || isShipToNew;
}

/** Only an order that nobody has begun to fulfill can wait for approval; later the warehouse is told to stop (netsuite-platform §4.10). */
function approvalFields(record: LoadedRecord, plan: SalesOrderPlan): Fields {
  const isUntouched = ['A', 'B'].includes(record.text('orderstatus'));
  if (isUntouched) return { orderstatus: plan.pendingApproval ? 'A' : 'B' };
  return plan.pendingApproval ? { custbody_xdk_hold: STOP.risk } : {};
}

function setAddress(
  record: LoadedRecord,
  list: string,
  subrecord: string,
  address: NetsuiteAddress | null,
): void {
  record.set(list, null);
  if (address) record.setSubrecord(subrecord, address);
}

function differs(text: string, value: FieldValue): boolean {
  return typeof value === 'number' ? Number(text) !== value : text !== String(value ?? '');
}

function setLine(record: LoadedRecord, change: LineChange, plan: SalesOrderPlan): void {
  if (change.kind === 'add') return record.addLine('item', itemLine(change.line, plan));
  const { index, quantity, amount, closed, location, assigned, tax } = change;
  if (quantity !== null) {
    record.setLine('item', 'quantity', index, quantity);
    record.setLine('item', 'isclosed', index, closed);
  }
  if (tax !== null) record.setLine('item', 'tax1amt', index, fieldAmount(tax, plan.currency));
  if (location) record.setLine('item', 'location', index, location);
  if (assigned) record.setLine('item', 'custcol_xdk_assigned', index, assigned);
  record.setLine('item', 'rate', index, rateOf(amount, quantity, plan.currency));
  record.setLine('item', 'amount', index, fieldAmount(amount, plan.currency));
}

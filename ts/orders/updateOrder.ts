import type { NetsuiteAddress } from '../address/mapAddress';
import { reasonsIn, releaseStop, setStop } from '../fulfillments/stopSignal';
import { codeOf } from '../netsuite/errors';
import { loadRecord, type Fields, type FieldValue, type LoadedRecord } from '../netsuite/records';
import { fieldAmount, fromField, written, type MinorUnits } from '../money/money';
import { changedGroups, unbooked, type Agreed, type Group } from './agreed';
import { askFor } from './askFor';
import type { ByHand } from './changeByHand';
import { isClosing } from './emptied';
import { mapChanges, type Changes, type LineChange } from './mapChanges';
import type { SetLine, StandingLine } from './changeOfLine';
import type { OrderPlan, OrderType, SalesOrderPlan } from './orderPlan';
import { bodyTaxFields, headerFields, itemLine, rateOf, shippingFields } from './salesOrder';
import { worthOf } from './refundsOf';
import { keepTaxes } from './keepTaxes';
import { standingLines } from './standingLines';
import type { Written } from './createOrder';
import { writeTaxDetails } from './writeTaxDetails';
import { followHold } from './followHold';
import { STOP } from './stops';
import { createDeposits } from './deposits';

const NO_CHANGES: Changes = { changes: [], byHand: [] };
const NO_FIELDS = { fields: {} as Fields, byHand: [] as ByHand[] };

/**
 * Brings a standing sales order to what Shopify says now. Only groups of fields that Shopify changed since both sides
 * agreed are written, and an order that people may have open is saved only when a value differs. What can't be changed any
 * more is named and holds up nothing else. 10 units, 20 more for a save. `gone`: it was deleted in NetSuite.
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
  const hasNewLines = groups.includes('lines') && !last.adopted;
  const standing = standingLines(record, plan.salesOrder.currency);
  const mapped = hasNewLines ? changesOf(plan.salesOrder, standing) : NO_CHANGES;
  const shipping = groups.includes('shipping')
    ? shippingChange(record, plan.salesOrder, standing)
    : NO_FIELDS;
  const isHeaderNew = setGroups(record, groups, plan.salesOrder, shipping.fields);
  setLines(record, mapped.changes, plan.salesOrder);
  const isMoved = groups.includes('places') && setPlaces(record, plan.salesOrder, standing);
  if (isHeaderNew || mapped.changes.length > 0 || isMoved) {
    keepTaxes(record, plan.salesOrder);
    record.save();
  }
  if (groups.includes('approval')) stopForRisk(record, plan.salesOrder);
  followHold(id, record.text('custbody_xdk_hold'), plan.salesOrder);
  if (plan.salesOrder.taxMode === 'suitetax' && hasNewLines) writeTaxDetails(id, plan.salesOrder);

  const deposits = record.text('orderstatus') === 'A' ? [] : unbooked(plan.deposits, last);
  const { booked, problem } = createDeposits(deposits, plan.salesOrder, record.text('entity'), id);
  const byHand = [
    ...mapped.byHand,
    ...shipping.byHand,
    ...(last.adopted && groups.includes('lines') ? [madeByOther(plan.salesOrder)] : []),
  ];
  const asked = askFor(byHand, id, plan.salesOrder, last.accepted);
  return {
    kind: 'written',
    salesOrder: id,
    booked: [...last.payments, ...booked],
    problem: asked.problem ?? problem ?? plan.paymentProblem,
    linesOpen: asked.problem !== null,
    accepted: asked.accepted,
  };
}

function changesOf(plan: SalesOrderPlan, standing: StandingLine[]): Changes {
  const { changes, byHand } = mapChanges(plan, standing);
  const { carrier } = plan;
  return carrier && isClosing(standing)
    ? { changes: [...changes, { kind: 'add', line: carrier, below: null }], byHand }
    : { changes, byHand };
}

function madeByOther(plan: SalesOrderPlan): ByHand {
  const worth = `${written(worthOf(plan), plan.currency)} ${plan.currency}`;
  return { reason: `a former connector made its lines, and it makes ${worth} now`, steps: [] };
}

/** Where Shopify ships each line from now. Answers whether anything was set. */
function setPlaces(
  record: LoadedRecord,
  { lines }: SalesOrderPlan,
  standing: StandingLine[],
): boolean {
  const moved = standing.flatMap(({ index, key }) => {
    const assigned = lines.find((line) => line.key === key)?.assigned ?? '';
    const differs =
      assigned !== '' && record.lineText('item', 'custcol_xdk_assigned', index) !== assigned;
    return differs ? [{ index, assigned }] : [];
  });
  for (const { index, assigned } of moved)
    record.setLine('item', 'custcol_xdk_assigned', index, assigned);
  return moved.length > 0;
}

export function loadOrNull(id: string, type: OrderType = 'salesorder'): LoadedRecord | null {
  try {
    return loadRecord(type, id);
  } catch (error) {
    if (codeOf(error) === 'RCRD_DSNT_EXIST') return null;
    throw error;
  }
}

/** Addresses are written as a whole; fields only where they differ. Answers whether anything was set. */
export function setGroups(
  record: LoadedRecord,
  groups: Group[],
  plan: SalesOrderPlan,
  shipping: Fields = {},
): boolean {
  const fields: [string, FieldValue][] = Object.entries({
    ...(groups.includes('header') && headerFields(plan)),
    ...(groups.includes('lines') && bodyTaxFields(plan)),
    ...shipping,
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

/** Shipping that was taken off costs nothing; NetSuite bills shipping with the first bill of an order, whole. */
function shippingChange(
  record: LoadedRecord,
  plan: SalesOrderPlan,
  standing: StandingLine[],
): typeof NO_FIELDS {
  const { method, cost } = plan.shipping;
  const before = fromField(record.text('shippingcost'), plan.currency) ?? 0;
  if (cost === before || !standing.some(({ billed }) => billed > 0)) {
    const fields = method === '' && before !== 0 ? { shippingcost: 0 } : shippingFields(plan);
    return { fields, byHand: [] };
  }
  const amount = (units: MinorUnits) => written(units, plan.currency);
  const reason = `shipping costs ${amount(cost)} instead of ${amount(before)} now, but it is billed`;
  return { fields: {}, byHand: [{ reason, steps: ['billed'] }] };
}

/** Only an order that nobody has begun to fulfill can wait for approval (netsuite-platform §4.10). */
function approvalFields(record: LoadedRecord, plan: SalesOrderPlan): Fields {
  return isUntouched(record, plan) ? { orderstatus: plan.pendingApproval ? 'A' : 'B' } : {};
}

function isUntouched(record: LoadedRecord, plan: SalesOrderPlan): boolean {
  return (
    ['A', 'B'].includes(record.text('orderstatus')) &&
    standingLines(record, plan.currency).every(({ processed }) => processed === 0)
  );
}

/** Once it is being fulfilled, the warehouse is told to stop instead, and told again when the risk is gone. */
function stopForRisk(record: LoadedRecord, plan: SalesOrderPlan): void {
  if (plan.pendingApproval && !isUntouched(record, plan)) setStop(record.id, STOP.risk);
  else if (reasonsIn(record.text('custbody_xdk_hold')).includes(STOP.risk))
    releaseStop(record.id, [STOP.risk]);
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

/** Standing lines first: an added line moves those below it, so lines go in from the last one up. */
function setLines(record: LoadedRecord, changes: LineChange[], plan: SalesOrderPlan): void {
  for (const change of changes) if (change.kind === 'set') setLine(record, change, plan);
  const added = changes.filter((change) => change.kind === 'add');
  for (const { line, below } of added)
    if (below === null) record.addLine('item', itemLine(line, plan));
  const under = added.filter(({ below }) => below !== null).reverse();
  for (const { line, below } of under.sort((one, other) => place(other) - place(one)))
    record.addLine('item', itemLine(line, plan), (below ?? 0) + 1);
}

function place({ below }: { below: number | null }): number {
  return below ?? 0;
}

function setLine(record: LoadedRecord, change: SetLine, plan: SalesOrderPlan): void {
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

import { codeOf } from '../netsuite/errors';
import { loadRecord, transformRecord, type LoadedRecord } from '../netsuite/records';
import { noteUnitsShipped } from '../inventory/unitsShipped';
import { transactionsByExternalId } from '../orders/findTransactions';
import type { Mapping } from '../setup/mapped';
import { settleCreated } from '../sync/createOnce';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { done, held, type Outcome, type Problem } from '../sync/outcome';
import { carrierOf, mapTracking } from './mapTracking';
import { assignStock } from './assignStock';
import { leaveAlone, neverShipped } from './neverShipped';
import { locationNotMapped, notOnOrder, stockUnknown } from './problems';
import { partsOf } from './origin';
import { itemUnits, unitsOf, type ExistingFulfillment, type Units } from './shipment';
import { agreedOf, linkFulfillment, numbersText } from './shipmentLinks';
import { writePackages } from './writePackages';

/** The sales order is closed, cancelled, pending approval, or all of it is picked or shipped. */
const NOTHING_LEFT = ['INVALID_INITIALIZE_REF', 'INVALID_RCRD_TRANSFRM'];

/**
 * A fulfillment made in Shopify → an item fulfillment, transformed from the sales order and shipped at once: only its lines
 * ticked, from the mapped location, with its tracking numbers. Its external id is what keeps it from being sent back.
 * Lots, serial numbers and bins by the store's rule; what can't be known is a sync error. 72 units.
 */
export function bookFulfillment(
  given: ExistingFulfillment,
  salesOrder: string,
  mappings: Mapping[],
  run: RunContext,
): Outcome {
  const locations = mappings
    .filter((row) => row.kind === 'location' && row.shopify === given.location)
    .map((row) => row.netsuite);
  const record = locations.length > 0 ? startFrom(salesOrder) : null;
  const wanted = unitsOf(given.lines);
  const missing = record ? tick(record, wanted, locations) : wanted;
  const unshipped = Object.keys(missing).length > 0 ? neverShipped(salesOrder) : [];
  const fulfillment = {
    ...given,
    lines: given.lines.filter(({ lineItem }) => !unshipped.includes(lineItem)),
  };
  if (fulfillment.lines.length === 0) return leaveAlone(given, salesOrder, run);
  if (locations.length === 0) return held(locationNotMapped(given));
  const left = Object.entries(missing).filter(([lineItem]) => !unshipped.includes(lineItem));
  const book = { fulfillment, mappings, run };
  if (!record || left.length > 0) return foundOr(book, notOnOrder(given, Object.fromEntries(left)));

  const { inventoryDetail, packageWeight } = run.store.settings.fulfillments;
  const unknown = assignStock(record, inventoryDetail);
  if (unknown) {
    const label = labelOf(record, unknown.line, fulfillment);
    return foundOr(book, stockUnknown(fulfillment, label, unknown));
  }
  writePackages(record, fulfillment.trackingNumbers, Number(packageWeight));
  record.set('shipstatus', 'C');
  const plan = { type: 'itemfulfillment', externalId: ownId(book) };
  const made = settleCreated(
    record.saveNew(plan.externalId),
    plan,
    `fulfillment ${fulfillment.name}`,
    transactionsByExternalId,
  );
  return made.kind === 'held' ? held(made.problem) : linkBooked(book, made.id, record);
}

interface Booking {
  /** With the lines that NetSuite ships. */
  fulfillment: ExistingFulfillment;
  mappings: Mapping[];
  run: RunContext;
}

function ownId({ fulfillment, run }: Booking): string {
  return externalId(run.store.key, 'fulfillment', tail(fulfillment.id), 'if1');
}

/** A run that was cut off may have saved it: then what NetSuite has left tells nothing. 10 units. */
function foundOr(book: Booking, problem: Problem): Outcome {
  const found = transactionsByExternalId(ownId(book)).find(
    ({ type }) => type === 'itemfulfillment',
  );
  return found
    ? linkBooked(book, found.id, loadRecord('itemfulfillment', found.id))
    : held(problem);
}

function linkBooked(
  { fulfillment, mappings, run }: Booking,
  shipment: string,
  record: LoadedRecord,
): Outcome {
  linkFulfillment(run.store.key, {
    fulfillment: fulfillment.id,
    shipment,
    number: 1,
    agreed: {
      ...agreedAs(record, fulfillment, mappings),
      bornInShopify: true,
      numbers: numbersText(fulfillment.trackingNumbers),
    },
  });
  const lines = Array.from({ length: record.lineCount('item') }, (_, line) => ({
    lineItem: record.lineText('item', 'custcol_xdk_line_id', line),
    item: record.lineText('item', 'item', line),
  }));
  const units = itemUnits(lines, unitsOf(fulfillment.lines));
  noteUnitsShipped(run.store, [{ location: fulfillment.location, units }]);
  return done;
}

/** null: NetSuite has nothing left to fulfill there. */
function startFrom(salesOrder: string): LoadedRecord | null {
  try {
    return transformRecord('salesorder', salesOrder, 'itemfulfillment');
  } catch (error) {
    if (NOTHING_LEFT.includes(codeOf(error))) return null;
    throw error;
  }
}

/** Ticks the lines with these units and unticks all others. Answers the units for which the record has no line. */
function tick(record: LoadedRecord, units: Units, locations: string[]): Units {
  const left = { ...units };
  for (let line = 0; line < record.lineCount('item'); line += 1) {
    const text = (fieldId: string) => record.lineText('item', fieldId, line);
    // Members of a kit follow their kit.
    if (text('kitmemberof') !== '') continue;
    const parts = partsOf(text('custcol_xdk_line_id'));
    const fitting = parts.map(({ lineItem, per }) => Math.floor((left[lineItem] ?? 0) / per));
    const quantity = parts.length === 0 ? 0 : Math.min(...fitting, Number(text('quantity')));
    record.setLine('item', 'itemreceive', line, quantity > 0);
    if (quantity === 0) continue;
    record.setLine('item', 'quantity', line, quantity);
    // Several locations of NetSuite may stand for the one in Shopify: a line at any of them stays.
    if (!locations.includes(text('location'))) {
      record.setLine('item', 'location', line, locations[0] ?? '');
    }
    for (const { lineItem, per } of parts) left[lineItem] = (left[lineItem] ?? 0) - quantity * per;
  }
  return Object.fromEntries(Object.entries(left).filter(([, quantity]) => quantity > 0));
}

function labelOf(record: LoadedRecord, line: number, { lines }: ExistingFulfillment): string {
  const parts = partsOf(record.lineText('item', 'custcol_xdk_line_id', line));
  const labels = parts.map((part) => lines.find((one) => one.lineItem === part.lineItem)?.label);
  return labels.join(' + ');
}

/** As a later push would see it, so that an edit which leaves lines and tracking alone sends nothing. */
function agreedAs(record: LoadedRecord, fulfillment: ExistingFulfillment, mappings: Mapping[]) {
  const lines = fulfillment.lines.map((line) => ({
    ...line,
    item: '',
    location: '',
    inPackage: '',
  }));
  return agreedOf(
    { lines, delivered: false },
    mapTracking(fulfillment, carrierOf(record.text('shipmethod'), mappings)),
  );
}

/**
 * Units of measure (feature UNITSOFMEASURE): a line counts in its own unit, stock in the base unit of the item's units type.
 * SuiteQL shows base units too (public queries divide by unitstypeuom.conversionrate).
 */
import type { LineData, RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { invalidReference, pleaseEnter } from '../refusals.ts';
import type { TypeRules } from '../typeRules.ts';

interface Unit {
  id: string;
  name: string;
  /** Base units in one of it. */
  rate: number;
}

const UNIT_FIELDS = ['stockunit', 'saleunit', 'purchaseunit', 'consumptionunit'];

export const unitsType: TypeRules = {
  complete(books, draft) {
    for (const line of draft.data.sublists.uom ?? []) {
      line.values.internalid ??= String(books.store.nextNumber('uom'));
      if (line.values.baseunit === true) line.values.conversionrate ??= 1;
    }
  },

  check(_books, draft) {
    const lines = draft.data.sublists.uom ?? [];
    const base = lines.filter((line) => line.values.baseunit === true);
    if (base.length === 0) {
      throw new SuiteScriptError(
        'MUST_DEFINE_BASE_UNIT',
        'One unit must be designated as the base unit.',
      );
    }
    if (base.length > 1) {
      throw new SuiteScriptError(
        'ONLY_ONE_UNIT_AS_BASE_UNIT',
        'Only one unit may be designated as the base unit.',
      );
    }
    for (const { values } of lines) {
      if (!(typeof values.conversionrate === 'number' && values.conversionrate > 0)) {
        throw pleaseEnter(['Conversion Rate  (/base)']);
      }
    }
  },
};

/** Units of an item without a units type: none, whatever fields it has. */
function unitsOf(books: Books, item: RecordData): Unit[] {
  const type = books.store.find('unitstype', String(item.fields.unitstype ?? ''));
  return (type?.sublists.uom ?? []).map(({ values }) => ({
    id: String(values.internalid),
    name: String(values.unitname ?? values.internalid),
    rate: values.conversionrate as number,
  }));
}

/** An item's own units default to the base unit; its units type never changes (SOAPCODES CANT_CHANGE_UNITS_TYP). */
export function sourceItemUnits(books: Books, draft: Draft): void {
  const { data } = draft;
  const type = books.store.find('unitstype', String(data.fields.unitstype ?? ''));
  const base = (type?.sublists.uom ?? []).find((line) => line.values.baseunit === true);
  if (base === undefined) return;
  const schema = books.schema.of(data.type);
  for (const id of UNIT_FIELDS) {
    if (schema.fields.has(id)) data.fields[id] ??= String(base.values.internalid);
  }
}

export function checkItemUnits(books: Books, draft: Draft): void {
  const { data, base } = draft;
  const before = base?.fields.unitstype ?? null;
  if (before !== null && before !== (data.fields.unitstype ?? null)) {
    throw new SuiteScriptError(
      'CANT_CHANGE_UNITS_TYP',
      'You may not change the units type of an item after it has been set.',
    );
  }
  if ((data.fields.unitstype ?? null) === null) return;
  const units = unitsOf(books, data);
  for (const id of UNIT_FIELDS) {
    const own = data.fields[id] ?? null;
    if (own !== null && !units.some((unit) => unit.id === own)) {
      throw invalidReference(id, String(own), `unitstype ${String(data.fields.unitstype)}`);
    }
  }
  const isSerial = data.type === 'serializedinventoryitem';
  if (isSerial && units.some((unit) => !Number.isInteger(unit.rate))) {
    throw new SuiteScriptError(
      'INVALID_UNIT_TYP',
      'On serialized items, you may not choose a units type that has fractional conversion rates.',
    );
  }
}

const PURCHASES = new Set(['purchaseorder', 'vendorbill', 'itemreceipt']);
const STOCK = new Set([
  'inventoryadjustment',
  'inventorytransfer',
  'transferorder',
  'inventorycount',
]);

/**
 * Gives a line the unit its transaction counts this item in, unless it has one, and keeps its rate in the hidden column
 * `unitconversionrate`. Throws INVALID_KEY_OR_REF for a unit of another units type.
 */
export function sourceLineUnit(books: Books, type: string, item: RecordData, line: LineData): void {
  const units = unitsOf(books, item);
  if (units.length === 0) return;
  const field = STOCK.has(type) ? 'stockunit' : PURCHASES.has(type) ? 'purchaseunit' : 'saleunit';
  const wanted = String(line.values.units ?? item.fields[field] ?? '');
  const unit = units.find((candidate) => candidate.id === wanted);
  if (unit === undefined) throw invalidReference('units', wanted, `item ${item.id}`);
  line.values.units = unit.id;
  line.values.unitconversionrate = unit.rate;
  line.texts = { ...line.texts, units: unit.name };
}

/** As sourceLineUnit, for lines whose item may not be set yet. */
export function sourceUnitOf(books: Books, type: string, line: LineData): void {
  const item = books.references.find(['item'], String(line.values.item ?? ''));
  if (item !== null) sourceLineUnit(books, type, item, line);
}

/** Base units in one of the line's units. */
export function factorOf(line: LineData): number {
  const rate = line.values.unitconversionrate;
  return typeof rate === 'number' ? rate : 1;
}

/** Base units in one of a unit the item has, else 1. */
export function unitRateOf(books: Books, item: RecordData, unit: unknown): number {
  return unitsOf(books, item).find((candidate) => candidate.id === unit)?.rate ?? 1;
}

/** What one unit of the line costs or sells for, where the price is for another unit (prices: sale unit). */
export function priceFactor(books: Books, item: RecordData, line: LineData): number {
  if (typeof line.values.unitconversionrate !== 'number') return 1;
  return factorOf(line) / unitRateOf(books, item, item.fields.saleunit);
}

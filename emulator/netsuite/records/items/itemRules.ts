/** Items: unique names, price lines for every level and currency, members of kits. */
import type { LineData, RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { invalidFieldValue } from '../refusals.ts';
import { checkBreaks, priceSublist } from './prices.ts';

/** A new item shows a price line per level and currency, as the form does. */
export function prepareItem(books: Books, draft: Draft): void {
  const schema = books.schema.of(draft.data.type);
  for (const currency of currencies(books)) {
    const sublist = priceSublist(books, currency);
    if (!schema.sublists.has(sublist)) continue;
    const lines = (draft.data.sublists[sublist] ??= []);
    const present = new Set(lines.map((line) => line.values.pricelevel));
    for (const level of books.store.all('pricelevel')) {
      if (present.has(level.id)) continue;
      const values: LineData['values'] = { pricelevel: level.id };
      if (sublist !== 'price') values.currency = currency;
      lines.push({ values });
    }
  }
}

/** Price lines without a price are not kept; levels with a percentage follow the base price. */
export function completePrices(books: Books, draft: Draft): void {
  prepareItem(books, draft);
  for (const currency of currencies(books)) {
    const sublist = priceSublist(books, currency);
    const lines = draft.data.sublists[sublist];
    if (lines === undefined) continue;
    checkBreaks(draft.data.fields, sublist);
    const base = lines.find((line) => line.values.pricelevel === '1')?.values.price_1_;
    for (const line of lines) {
      const level = books.store.find('pricelevel', String(line.values.pricelevel));
      const percent = level?.fields.discountpct;
      const own = line.values.price_1_;
      if (typeof percent === 'number' && typeof base === 'number' && typeof own !== 'number') {
        line.values.price_1_ = Math.round(base * (100 + percent)) / 100;
      }
    }
    draft.data.sublists[sublist] = lines.filter((line) => typeof line.values.price_1_ === 'number');
  }
}

/** netsuite-platform §9: two items of one name are DUP_ITEM. */
export function refuseDuplicateItem(
  books: Books,
  data: RecordData,
  names: Map<string, string>,
): void {
  const name = String(data.fields.itemid ?? '').toLowerCase();
  const holder = names.get(name);
  if (holder !== undefined && holder !== data.id && books.store.typeInGroup('item', holder)) {
    throw new SuiteScriptError(
      'DUP_ITEM',
      'Uniqueness error - there is already an item with that name or name/parent combination.',
    );
  }
}

/** Members of a kit must be items, and not the kit itself. */
export function checkMembers(books: Books, data: RecordData): void {
  for (const line of data.sublists.member ?? []) {
    const id = line.values.item;
    if (typeof id !== 'string' || id === data.id || !books.references.canChoose(['item'], id)) {
      throw invalidFieldValue(id, 'item');
    }
    if (contains(books, id, data.id)) {
      throw new SuiteScriptError(
        'INVALID_MEMBER_HIERARCHY',
        'You have defined a group/kit/assembly item that contains a loop in the member hierarchy. You must remove any group/kit/assembly member items that contain this item as a member.',
      );
    }
  }
}

function contains(books: Books, item: string, wanted: string): boolean {
  if (item === wanted) return true;
  const members = books.references.find(['item'], item)?.sublists.member ?? [];
  return members.some(({ values }) => contains(books, String(values.item), wanted));
}

function currencies(books: Books): string[] {
  if (!books.account.features.has('MULTICURRENCY')) return ['1'];
  return [...books.store.all('currency')].map((currency) => currency.id);
}

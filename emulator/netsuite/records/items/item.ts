/** All item types. */
import type { TypeRules } from '../typeRules.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { checkPreferredBins } from './bins.ts';
import { isStocked } from './itemKinds.ts';
import { checkMatrix, copyOptions, noteMatrix } from './matrix.ts';
import { checkItemUnits, sourceItemUnits } from './units.ts';
import { checkMembers, completePrices, prepareItem, refuseDuplicateItem } from './itemRules.ts';

export const item: TypeRules = {
  prepare: prepareItem,

  source(books, draft) {
    const { fields } = draft.data;
    const schema = books.schema.of(draft.data.type);
    if (isStocked(draft.data)) {
      fields.assetaccount ??= specialAccount(books, 'InvtAsset');
      fields.cogsaccount ??= specialAccount(books, 'COGS');
    }
    if (schema.fields.has('incomeaccount'))
      fields.incomeaccount ??= specialAccount(books, 'Income');
    if (schema.fields.has('istaxable')) fields.istaxable ??= true;
    sourceItemUnits(books, draft);
  },

  complete(books, draft) {
    completePrices(books, draft);
    fillLocations(books, draft);
    copyOptions(draft);
  },

  check(books, draft) {
    checkMatrix(books, draft.data);
    refuseDuplicateItem(books, draft.data, namesOf(books));
    checkMembers(books, draft.data);
    checkItemUnits(books, draft);
    checkPreferredBins(books, draft.data);
  },

  post(books, data, previous) {
    const names = namesOf(books);
    if (previous !== null) names.delete(String(previous.fields.itemid).toLowerCase());
    names.set(String(data.fields.itemid).toLowerCase(), data.id);
    noteMatrix(books, data, previous);
    // Quantities are the stock's; they are shown on load, not kept on the item.
    delete data.sublists.locations;
  },

  unpost(books, data) {
    namesOf(books).delete(String(data.fields.itemid).toLowerCase());
    noteMatrix(books, null, data);
  },
};

/** The `locations` sublist shows the stock of each location; nothing of it is stored. */
export function fillLocations(books: Books, draft: Draft): void {
  const { data } = draft;
  if (!isStocked(data) || data.id === '') return;
  const places = books.account.features.has('MULTILOCINVT')
    ? [...books.store.all('location')].map((location) => location.id)
    : [''];
  data.sublists.locations = places.map((location) => {
    const level = books.stock.find(data.id, location);
    return {
      values: {
        location: location === '' ? null : Number(location),
        locationid: location,
        quantityonhand: level?.onHand ?? 0,
        quantityavailable: level?.available ?? 0,
        quantitycommitted: level?.committed ?? 0,
        quantitybackordered: level?.backordered ?? 0,
        quantityonorder: level?.onOrder ?? 0,
        averagecostmli: Number(level?.averageCost ?? 0),
      },
    };
  });
}

/** As fillLocations, for a lot or serial number. */
export function fillNumberLocations(books: Books, draft: Draft): void {
  const { fields, sublists } = draft.data;
  const places = books.details.placesOf(String(fields.item), String(fields.inventorynumber));
  sublists.locations = places.map(({ location, onHand, available }) => ({
    values: { location, quantityonhand: onHand, quantityavailable: available },
  }));
}

function namesOf(books: Books): Map<string, string> {
  let names = books.names.get('item');
  if (names === undefined) books.names.set('item', (names = new Map()));
  return names;
}

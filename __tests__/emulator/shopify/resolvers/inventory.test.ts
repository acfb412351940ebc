import { quantities, testShop } from './shop.ts';
import type { TestShop } from './shop.ts';

const SET = `mutation($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { reason referenceDocumentUri changes { name delta quantityAfterChange } } userErrors { field message code } } }`;
const ADJUST = `mutation($input: InventoryAdjustQuantitiesInput!, $key: String!) { inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { changes { name delta quantityAfterChange } } userErrors { field message code } } }`;
const MOVE = `mutation($input: InventoryMoveQuantitiesInput!, $key: String!) { inventoryMoveQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { changes { name delta } } userErrors { field message code } } }`;

let shop: TestShop;
let key = 0;
beforeEach(() => {
  shop = testShop();
});

function set(rows: object[], more: object = {}) {
  key += 1;
  return shop.ask(SET, {
    key: `k${key}`,
    input: { name: 'available', reason: 'correction', quantities: rows, ...more },
  }).inventorySetQuantities;
}
function row(quantity: number, changeFromQuantity: number | null = null, index = 0) {
  return {
    inventoryItemId: shop.items[index],
    locationId: shop.locations[0],
    quantity,
    changeFromQuantity,
  };
}

describe('inventorySetQuantities', () => {
  it('reports a change of available twice: as available and as on_hand', () => {
    expect(set([row(990)]).inventoryAdjustmentGroup.changes).toEqual([
      { name: 'available', delta: -10, quantityAfterChange: 990 },
      { name: 'on_hand', delta: -10, quantityAfterChange: 990 },
    ]);
  });

  it('answers a change that changes nothing with no group and no error', () => {
    expect(set([row(1000)])).toEqual({ inventoryAdjustmentGroup: null, userErrors: [] });
  });

  it('takes all rows or none', () => {
    const answer = set([row(1), row(2, 7, 1)]);
    expect(answer.userErrors).toEqual([
      {
        field: ['input', 'quantities', '1', 'changeFromQuantity'],
        message: 'The changeFromQuantity value does not match persisted value.',
        code: 'CHANGE_FROM_QUANTITY_STALE',
      },
    ]);
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!).available).toBe(1000);
  });

  it('demands changeFromQuantity in each row, as null at least', () => {
    const { changeFromQuantity: _left, ...bare } = row(5);
    const errors = shop.errors(SET, {
      key: 'bare',
      input: { name: 'available', reason: 'correction', quantities: [bare] },
    });
    expect(errors[0].message).toBe(
      'InventoryQuantityInput must include the following argument: changeFromQuantity.',
    );
    expect(errors[0].extensions.code).toBe('INVALID_FIELD_ARGUMENTS');
  });

  it.each([
    ['INVALID_NAME', () => set([row(1)], { name: 'committed' })],
    ['INVALID_REASON', () => set([row(1)], { reason: 'because' })],
    ['INVALID_REFERENCE_DOCUMENT', () => set([row(1)], { referenceDocumentUri: 'no uri' })],
    [
      'INVALID_INVENTORY_ITEM',
      () => set([{ ...row(1), inventoryItemId: 'gid://shopify/InventoryItem/1' }]),
    ],
    ['INVALID_LOCATION', () => set([{ ...row(1), locationId: 'gid://shopify/Location/1' }])],
    ['INVALID_QUANTITY_TOO_HIGH', () => set([row(1_000_000_001)])],
    ['INVALID_QUANTITY_TOO_LOW', () => set([row(-1_000_000_001)])],
    ['INVALID_QUANTITY_NEGATIVE', () => set([row(-1)], { name: 'on_hand' })],
    ['NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR', () => set([row(1), row(2)])],
  ])('refuses with %s', (code, act) => {
    expect(act().userErrors.map((error: { code: string }) => error.code)).toContain(code);
  });

  it('lets available be negative', () => {
    expect(set([row(-3)]).userErrors).toEqual([]);
  });

  it('leaves a level that was never activated inactive, so that it cannot be seen without asking for it', () => {
    const place = shop.act('addLocation', { name: 'Third' }).id;
    set([{ ...row(5), locationId: place }]);
    const query = `query($id: ID!, $place: ID!) { inventoryItem(id: $id) {
      plain: inventoryLevel(locationId: $place) { id } all: inventoryLevel(locationId: $place, includeInactive: true) { isActive } } }`;
    expect(shop.ask(query, { id: shop.items[0], place }).inventoryItem).toEqual({
      plain: null,
      all: { isActive: false },
    });
  });
});

describe('the other quantities', () => {
  it('are adjusted with a ledger document and count into on_hand', () => {
    const input = {
      name: 'damaged',
      reason: 'damaged',
      changes: [
        {
          inventoryItemId: shop.items[0],
          locationId: shop.locations[0],
          delta: 4,
          changeFromQuantity: 0,
          ledgerDocumentUri: 'netsuite://1',
        },
      ],
    };
    const { inventoryAdjustQuantities } = shop.ask(ADJUST, { key: 'a', input });
    expect(inventoryAdjustQuantities.inventoryAdjustmentGroup.changes).toEqual([
      { name: 'damaged', delta: 4, quantityAfterChange: 4 },
      { name: 'on_hand', delta: 4, quantityAfterChange: 1004 },
    ]);
  });

  it.each([
    ['INVALID_QUANTITY_DOCUMENT', 'reserved', undefined],
    ['INVALID_AVAILABLE_DOCUMENT', 'available', 'netsuite://1'],
    ['INTERNAL_LEDGER_DOCUMENT', 'reserved', 'gid://shopify/Order/1'],
    ['INVALID_QUANTITY_NAME', 'committed', 'netsuite://1'],
  ])('are refused with %s', (code, name, ledgerDocumentUri) => {
    const change = {
      inventoryItemId: shop.items[0],
      locationId: shop.locations[0],
      delta: 1,
      changeFromQuantity: null,
      ledgerDocumentUri,
    };
    const { userErrors } = shop.ask(ADJUST, {
      key: code,
      input: { name, reason: 'correction', changes: [change] },
    }).inventoryAdjustQuantities;
    expect(userErrors.map((error: { code: string }) => error.code)).toEqual([code]);
  });

  it('move between states without changing on_hand', () => {
    const end = { locationId: shop.locations[0], changeFromQuantity: null };
    const change = {
      inventoryItemId: shop.items[0],
      quantity: 5,
      from: { ...end, name: 'available' },
      to: { ...end, name: 'safety_stock', ledgerDocumentUri: 'netsuite://2' },
    };
    const input = {
      reason: 'safety_stock',
      referenceDocumentUri: 'netsuite://1',
      changes: [change],
    };
    expect(
      shop.ask(MOVE, { key: 'm', input }).inventoryMoveQuantities.inventoryAdjustmentGroup.changes,
    ).toEqual([
      { name: 'available', delta: -5 },
      { name: 'safety_stock', delta: 5 },
    ]);
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!)).toEqual({
      available: 995,
      committed: 0,
      on_hand: 1000,
    });
  });
});

describe('activation', () => {
  const ACTIVATE = `mutation($item: ID!, $place: ID!, $available: Int, $onHand: Int, $key: String!) {
    inventoryActivate(inventoryItemId: $item, locationId: $place, available: $available, onHand: $onHand) @idempotent(key: $key) {
      inventoryLevel { isActive quantities(names: ["available"]) { quantity } } userErrors { field message } } }`;

  it('refuses a quantity where the item is active already', () => {
    const { userErrors } = shop.ask(ACTIVATE, {
      key: '1',
      item: shop.items[0],
      place: shop.locations[0],
      available: 5,
    }).inventoryActivate;
    expect(userErrors[0].message).toBe(
      'Not allowed to set available quantity when the item is already active at the location.',
    );
  });

  it('refuses both quantities at once, on both arguments', () => {
    const place = shop.act('addLocation', { name: 'Third' }).id;
    const { userErrors } = shop.ask(ACTIVATE, {
      key: '2',
      item: shop.items[0],
      place,
      available: 5,
      onHand: 5,
    }).inventoryActivate;
    expect(userErrors.map((error: { field: string[] }) => error.field)).toEqual([
      ['available'],
      ['onHand'],
    ]);
  });

  it('starts a new place with the quantity given', () => {
    const place = shop.act('addLocation', { name: 'Third' }).id;
    const { inventoryLevel } = shop.ask(ACTIVATE, {
      key: '3',
      item: shop.items[0],
      place,
      onHand: 7,
    }).inventoryActivate;
    expect(inventoryLevel).toEqual({ isActive: true, quantities: [{ quantity: 7 }] });
  });

  it('cannot be taken back at the only place', () => {
    const TOGGLE = `mutation($item: ID!, $updates: [InventoryBulkToggleActivationInput!]!) {
      inventoryBulkToggleActivation(inventoryItemId: $item, inventoryItemUpdates: $updates) { userErrors { message code } } }`;
    const off = (place: string | undefined) =>
      shop.ask(TOGGLE, { item: shop.items[0], updates: [{ locationId: place, activate: false }] })
        .inventoryBulkToggleActivation.userErrors;
    expect(off(shop.locations[1])).toEqual([]);
    expect(off(shop.locations[0])[0].code).toBe('CANNOT_DEACTIVATE_FROM_ONLY_LOCATION');
  });
});

describe('a location', () => {
  const OFF = `mutation($id: ID!, $key: String!) { locationDeactivate(locationId: $id) @idempotent(key: $key) {
    location { isActive } locationDeactivateUserErrors { field message code } } }`;
  const ON = `mutation($id: ID!, $key: String!) { locationActivate(locationId: $id) @idempotent(key: $key) {
    location { isActive } locationActivateUserErrors { code } } }`;
  const off = (id: string | undefined, once: string) =>
    shop.ask(OFF, { id, key: once }).locationDeactivate;

  it('is switched off and on again once nothing lies there, and takes no figures meanwhile', () => {
    const { id } = shop.act('addLocation', { name: 'Third' });
    expect(off(id, 'off')).toEqual({
      location: { isActive: false },
      locationDeactivateUserErrors: [],
    });
    const refused = set([{ ...row(3), locationId: id }]);
    expect(refused.userErrors[0].code).toBe('INVALID_LOCATION');
    expect(shop.ask(ON, { id, key: 'on' }).locationActivate).toEqual({
      location: { isActive: true },
      locationActivateUserErrors: [],
    });
  });

  it('stays while it has stock, is unknown, or its key was used for another one', () => {
    const codes = (id: string | undefined, once: string) =>
      off(id, once).locationDeactivateUserErrors.map((error: { code: string }) => error.code);
    expect(codes(shop.locations[0], 'a')).toEqual(['HAS_ACTIVE_INVENTORY_ERROR']);
    expect(codes('gid://shopify/Location/1', 'b')).toEqual(['LOCATION_NOT_FOUND']);
    expect(codes(shop.locations[1], 'b')).toEqual(['IDEMPOTENCY_KEY_PARAMETER_MISMATCH']);
  });
});

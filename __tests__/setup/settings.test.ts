import { parseSettings } from '../../ts/setup/parseSettings';

test('what is left out has its default', () => {
  expect(parseSettings('demo', '')).toMatchObject({
    orders: { import: true, tax: 'own_line', skipTags: [] },
    stock: { share: 100 },
  });
  expect(parseSettings('demo', '{"orders":{"deposits":false}}').orders).toMatchObject({
    import: true,
    deposits: false,
  });
});

test.each([
  ['{"orders":', 'not valid JSON'],
  ['{"order":{}}', 'there is no setting order'],
  ['{"orders":{"imports":true}}', 'there is no setting orders.imports'],
  ['{"orders":{"import":"yes"}}', 'orders.import must be a boolean'],
  ['{"orders":{"tax":"magic"}}', 'orders.tax must be one of own_line'],
  ['{"orders":{"noteField":"memo"}}', 'orders.noteField must be the id of a custbody_… field'],
  ['{"orders":{"skuField":"SKU; DROP"}}', 'orders.skuField must be the id of a column'],
  ['{"orders":{"skuField":""}}', 'orders.skuField must be the id of a column'],
  ['{"orders":{"adopt":{"field":"a)--"}}}', 'orders.adopt.field must be the id of a column'],
  ['{"orders":{"from":"yesterday"}}', 'orders.from must be a moment such as'],
  ['{"orders":{"adopt":{"before":"2026-13-01"}}}', 'orders.adopt.before must be a moment'],
  ['{"stock":{"endlessField":"is drop ship"}}', 'stock.endlessField must be the id of a column'],
  ['{"orders":{"skipTags":"test"}}', 'orders.skipTags must be a list of texts'],
  ['{"orders":{"skipTags":[1]}}', 'orders.skipTags must be a list of texts'],
  ['{"orders":{"fields":{"line":{"class":4}}}}', 'orders.fields.line: the value of class must be'],
  [
    '{"orders":{"fields":{"line":{"Class; DROP":"4"}}}}',
    'orders.fields.line: Class; DROP is no id of a field',
  ],
  ['{"rules":{"order":[{"field":"memo","from":"order..name"}]}}', 'memo, character 7: a name is'],
  ['{"customers":{"match":["name"]}}', 'customers.match must be a list of phone, company'],
  ['{"customers":{"companies":"all"}}', 'customers.companies must be one of company'],
  [
    '{"customers":{"fields":{"comments":"pets"}}}',
    'customers.fields: comments can follow tags, note',
  ],
  [
    '{"customers":{"metafields":{"a b":"terms)--"}}}',
    'customers.metafields: terms)-- is no id of a field',
  ],
  ['{"customers":{"adopt":{"field":"a)--"}}}', 'customers.adopt.field must be the id of a'],
  ['{"customers":{"adopt":{"before":"soon"}}}', 'customers.adopt.before must be a moment such as'],
  ['{"customers":{"adopt":{"value":"SHOP"}}}', 'customers.adopt.value must contain {id}'],
  ['{"orders":{"roundingLimit":"5 cents"}}', 'orders.roundingLimit must be an amount'],
  ['{"fulfillments":{"packageWeight":"0"}}', 'fulfillments.packageWeight must be more than 0'],
  ['{"fulfillments":{"cancelled":"undo"}}', 'fulfillments.cancelled must be one of report'],
  ['{"stock":{"share":150}}', 'stock.share must be a whole number from 0 to 100'],
  ['{"stock":{"buffer":-1}}', 'stock.buffer must be a whole number from 0'],
  ['{"stock":{"cap":1.5}}', 'stock.cap must be a whole number'],
  ['{"rules":{"orders":[]}}', 'there is no setting rules.orders'],
])('%s is refused by name', (json, message) => {
  expect(() => parseSettings('demo', json)).toThrow(message);
});

test('fields are the account’s own', () => {
  expect(
    parseSettings('demo', '{"orders":{"fields":{"line":{"cseg_channel":"4"}}}}').orders.fields,
  ).toEqual({
    order: {},
    line: { cseg_channel: '4' },
    deposit: {},
    cashSale: {},
  });
});

import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { openQueries } from './openQueries.ts';
import { code, refusal } from './refusal.ts';

let shop: OpenAccount;
let europe: string;
let service: string;

beforeEach(() => {
  shop = openAccount({ features: ['MULTISUBSIDIARYCUSTOMER'] });
  service = shop.records.insert('serviceitem', { itemid: 'FITTING' });
  europe = shop.records.insert('subsidiary', { name: 'Europe', country: 'DE', currency: '1' });
});

const contact = (values: Record<string, unknown> = {}) =>
  shop.create('contact', { firstname: 'Kim', lastname: 'Ray', subsidiary: '1', ...values });
const company = (companyname: string, values: Record<string, unknown> = {}) =>
  shop.create('customer', { isperson: 'F', companyname, subsidiary: '1', ...values });
const also = (entity: string, subsidiary = europe) =>
  shop.create('customersubsidiaryrelationship', { entity, subsidiary });
const order = (entity: string, values: Record<string, unknown> = {}) =>
  shop.create('salesorder', { entity, ...values }, { item: [{ item: service, quantity: 1 }] });
const remove = (type: string, id: string) =>
  shop.run(shop.records.delete(shop.session, { type, id }));

describe('contacts', () => {
  it.each([
    [
      'a name',
      { firstname: null, lastname: null },
      'USER_ERROR: Please enter value(s) for: Contact Name',
    ],
    [
      'a subsidiary in OneWorld',
      { subsidiary: null },
      'USER_ERROR: Please enter value(s) for: Subsidiary',
    ],
    [
      'a company that exists',
      { company: '999' },
      'INVALID_FLD_VALUE: You have entered an Invalid Field Value 999 for the following field: company',
    ],
  ])('want %s', (_name, values, expected) => {
    expect(refusal(() => contact(values))).toBe(expected);
  });

  it('have a name once per company (switch contactNamesUniqueWithin)', () => {
    const acme = company('Acme');
    contact({ company: acme });
    expect(refusal(() => contact({ company: acme, firstname: 'KIM' }))).toBe(
      'CONTACT_ALREADY_EXISTS: A contact with the name [KIM Ray] already exists',
    );
    contact({ company: company('Bolt') });
    shop = openAccount({}, { contactNamesUniqueWithin: 'account' });
    contact();
    expect(code(() => contact({ company: shop.customer() }))).toBe('CONTACT_ALREADY_EXISTS');
  });

  it('share the external ids of all entities, and are queried by their company', async () => {
    const acme = company('Acme', { externalid: 'one' });
    expect(code(() => contact({ externalid: 'ONE' }))).toBe('DUP_RCRD');
    const id = contact({ company: acme, email: 'kim@example.com', title: 'Buyer' });
    const query = await openQueries(shop);
    expect(
      query('SELECT id, entityid, firstname, email, title FROM contact WHERE company = ?', acme),
    ).toEqual([
      {
        id: Number(id),
        entityid: 'Kim Ray',
        firstname: 'Kim',
        email: 'kim@example.com',
        title: 'Buyer',
      },
    ]);
    expect(query("SELECT lastname FROM entity WHERE type = 'Contact'")).toEqual([
      { lastname: 'Ray' },
    ]);
    expect(code(() => remove('customer', acme))).toBe(
      'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
    );
  });
});

describe('subsidiaries of a customer', () => {
  it('beyond the first need a relationship, and the feature', () => {
    const acme = company('Acme');
    expect(refusal(() => order(acme, { subsidiary: europe }))).toBe(
      `INVALID_KEY_OR_REF: Invalid entity reference key ${acme} for subsidiary ${europe}.`,
    );
    also(acme);
    expect(shop.find('salesorder', order(acme, { subsidiary: europe })).fields.subsidiary).toBe(
      europe,
    );
    expect(code(() => also(acme))).toBe('DUP_RCRD');
    shop = openAccount();
    expect(code(() => also(shop.customer(), '1'))).toBe('INVALID_RCRD_TYPE');
  });

  it('are rows of customersubsidiaryrelationship, the first one marked', async () => {
    const acme = company('Acme');
    company('Gone', { isinactive: true });
    also(acme);
    const query = await openQueries(shop);
    const rows = () =>
      query(
        'SELECT subsidiary, isprimarysub FROM customersubsidiaryrelationship WHERE entity = ? ORDER BY subsidiary',
        acme,
      );
    expect(rows()).toEqual([
      { subsidiary: 1, isprimarysub: 'T' },
      { subsidiary: Number(europe), isprimarysub: 'F' },
    ]);
    remove('customer', acme);
    expect(rows()).toEqual([]);
  });
});

describe('sub-customers', () => {
  it('have a parent of their own subsidiary and currency, and form no circle', async () => {
    const acme = company('Acme');
    const branch = company('Acme Rome', { parent: acme });
    expect(code(() => company('Far', { parent: acme, subsidiary: europe }))).toBe(
      'MATCHING_CUR_SUB_REQD',
    );
    const adopt = () =>
      shop.edit('customer', acme, (record) => {
        shop.call(record, 'setValue', { fieldId: 'parent', value: branch });
      });
    expect(code(adopt)).toBe('INVALID_KEY_OR_REF');
    expect(code(() => remove('customer', acme))).toMatch(/DEPENDENT_RECORDS$/);
    const query = await openQueries(shop);
    expect(query('SELECT parent FROM customer WHERE id = ?', branch)).toEqual([
      { parent: Number(acme) },
    ]);
  });
});

describe('leads and prospects', () => {
  it('are customers from their first order on', async () => {
    const status = (stage: string) =>
      [...shop.records.all('customerstatus')].find((one) => one.fields.stage === stage)!.id;
    const lead = company('Acme', { entitystatus: status('LEAD') });
    const prospect = company('Bolt', { entitystatus: status('PROSPECT') });
    const query = await openQueries(shop);
    const stages = () => query('SELECT stage, searchstage FROM customer ORDER BY id');
    expect(stages()).toEqual([
      { stage: 'LEAD', searchstage: 'Lead' },
      { stage: 'PROSPECT', searchstage: 'Prospect' },
    ]);
    order(lead);
    order(prospect);
    expect(stages().map(({ stage }) => stage)).toEqual(['CUSTOMER', 'CUSTOMER']);
    expect(shop.find('customer', lead).fields.entitystatus).toBe(status('CUSTOMER'));
  });
});

describe('a merge', () => {
  it('moves orders, contacts, sub-customers and addresses to the master; the duplicate is gone', async () => {
    const master = company('Acme');
    const twin = company('Acme Inc', { externalid: 'twin' });
    const [placed, person, branch] = [
      order(twin),
      contact({ company: twin }),
      company('Branch', { parent: twin }),
    ];
    const query = await openQueries(shop);
    shop.records.merge(shop.session, { master, duplicates: [twin] });
    expect([
      shop.find('salesorder', placed).fields.entity,
      shop.find('contact', person).fields.company,
      shop.find('customer', branch).fields.parent,
    ]).toEqual([master, master, master]);
    expect(
      code(() => shop.run(shop.records.load(shop.session, { type: 'customer', id: twin }))),
    ).toBe('RCRD_DSNT_EXIST');
    expect(query("SELECT recordid, name FROM deletedrecord WHERE type = 'customer'")).toEqual([
      { recordid: Number(twin), name: 'CUST2' },
    ]);
    expect(query('SELECT entity FROM transaction')).toEqual([{ entity: Number(master) }]);
    company('Free again', { externalid: 'twin' });
  });

  it('of customers of different subsidiaries is refused without a relationship', () => {
    const master = company('Acme');
    const far = company('Acme Europe', { subsidiary: europe });
    const merge = () => shop.records.merge(shop.session, { master, duplicates: [far] });
    expect(code(merge)).toBe('INVALID_KEY_OR_REF');
    also(master);
    merge();
    expect(shop.records.find('customer', far)).toBeNull();
  });
});

import type {
  Account,
  CustomFieldDefinition,
  Definitions,
  Queries,
  RecordData,
  RecordListener,
  RoleDefinition,
  Session,
} from '../../../../emulator/netsuite/contract';
import { createQueries } from '../../../../emulator/netsuite/query/createQueries';
import { defaultSwitches } from '../../../../emulator/netsuite/switches';

/** A small account as the query side hears of it: two customers, three items, an order and its fulfillment, custom records. */

export const NOW = '2026-11-21T18:00:00.000Z';

export const administrator: Session = {
  user: '5',
  role: 'administrator',
  executionContext: 'RESTLET',
  insideUserEvent: false,
  timeZone: 'America/New_York',
};

export function account(switches: Partial<Account['switches']> = {}): Account {
  return {
    id: 'TSTDRV1',
    timeZone: 'America/New_York',
    features: new Set(),
    preferences: { DATEFORMAT: 'MM/DD/YYYY' },
    switches: { ...defaultSwitches, ...switches },
    now: () => NOW,
  };
}

export function record(type: string, id: string, rest: Partial<RecordData>): RecordData {
  return {
    type,
    id,
    externalId: null,
    version: 1,
    fields: {},
    sublists: {},
    subrecords: {},
    created: '2026-11-20T15:00:00.000Z',
    lastModified: '2026-11-21T04:30:00.000Z',
    createdBy: '5',
    lastModifiedBy: '5',
    ...rest,
  };
}

function field(
  id: string,
  type: string,
  rest: Partial<CustomFieldDefinition> = {},
): CustomFieldDefinition {
  return {
    id,
    label: id,
    type,
    selects: null,
    mandatory: false,
    stored: true,
    maxLength: null,
    defaultValue: null,
    appliesTo: new Set(),
    ...rest,
  };
}

const byId = (...fields: CustomFieldDefinition[]) => new Map(fields.map((each) => [each.id, each]));

export function role(
  id: string,
  permissions: string[],
  rest: Partial<RoleDefinition> = {},
): RoleDefinition {
  return {
    id,
    internalId: '1001',
    name: id,
    permissions: new Map(permissions.map((permission) => [permission, 'VIEW'])),
    subsidiaries: null,
    timeZone: null,
    ...rest,
  };
}

export function definitions(roles: RoleDefinition[] = []): Definitions {
  const customRecord = (
    id: string,
    accessType: 'NONENEEDED' | 'USEPERMISSIONLIST',
    fields: CustomFieldDefinition[],
  ) => ({
    id,
    internalId: '101',
    name: id,
    includeName: true,
    accessType,
    optimisticLocking: true,
    systemNotes: false,
    fields: byId(...fields),
    permissions: new Map([['customrole_reader', 'VIEW' as const]]),
  });
  return {
    recordTypes: new Map([
      [
        'customrecord_work',
        customRecord('customrecord_work', 'NONENEEDED', [
          field('custrecord_work_store', 'TEXT'),
          field('custrecord_work_count', 'INTEGER'),
          field('custrecord_work_open', 'CHECKBOX'),
          field('custrecord_work_state', 'SELECT', { selects: 'customlist_state' }),
          field('custrecord_work_items', 'MULTISELECT', { selects: 'item' }),
          field('custrecord_work_moment', 'DATETIMETZ'),
          field('custrecord_work_shown', 'TEXT', { stored: false }),
        ]),
      ],
      [
        'customrecord_link',
        customRecord('customrecord_link', 'USEPERMISSIONLIST', [
          field('custrecord_link_of', 'SELECT', { selects: 'customrecord_work' }),
        ]),
      ],
    ]),
    lists: new Map([
      [
        'customlist_state',
        {
          id: 'customlist_state',
          internalId: '7',
          name: 'State',
          values: [
            { id: '1', scriptId: 'val_open', value: 'Open', isInactive: false },
            { id: '2', scriptId: 'val_done', value: 'Done', isInactive: false },
          ],
        },
      ],
    ]),
    fields: byId(
      field('custbody_store', 'TEXT'),
      field('custcol_line_id', 'TEXT'),
      field('custitem_sku', 'TEXT'),
    ),
    roles: new Map(roles.map((each) => [each.id, each])),
  };
}

export const ORDER = '100';
export const FULFILLMENT = '101';

function fill(queries: RecordListener): void {
  const put = (data: RecordData) => queries.stored(data, null);
  put(record('subsidiary', '1', { fields: { name: 'US', country: 'US', currency: '1' } }));
  put(record('currency', '1', { fields: { name: 'US Dollar', symbol: 'USD', exchangerate: 1 } }));
  put(record('location', '1', { fields: { name: 'East', subsidiary: '1' } }));
  put(record('shipitem', '90', { fields: { itemid: 'Standard' } }));
  put(
    record('customer', '7', {
      externalId: 'cust-7',
      fields: {
        entityid: 'C7',
        companyname: 'Acme',
        isperson: 'F',
        email: 'Joe@Acme.com',
        subsidiary: '1',
        balance: 12.5,
      },
      sublists: {
        addressbook: [
          {
            values: { label: 'Home', defaultshipping: true, defaultbilling: false },
            subrecords: {
              addressbookaddress: {
                fields: {
                  addr1: '1 Main St',
                  city: 'Boston',
                  state: 'MA',
                  zip: '02101',
                  country: 'US',
                },
              },
            },
          },
        ],
      },
    }),
  );
  put(
    record('customer', '8', {
      fields: { entityid: 'C8', firstname: 'Ann', lastname: 'Lee', isperson: 'T', subsidiary: '1' },
    }),
  );
  put(
    record('inventoryitem', '11', {
      externalId: 'i11',
      fields: {
        itemid: 'ABC-1',
        displayname: 'Abc',
        custitem_sku: 'SKU-1',
        salesdescription: 'An abc',
      },
    }),
  );
  put(
    record('inventoryitem', '12', { fields: { itemid: 'ABC-2', parent: '11', isinactive: true } }),
  );
  put(
    record('kititem', '13', {
      fields: { itemid: 'KIT' },
      sublists: { member: [{ values: { item: '11', quantity: 2 } }] },
    }),
  );
  queries.stockChanged({
    item: '11',
    location: '1',
    onHand: 10,
    available: 8,
    committed: 2,
    backordered: 0,
    onOrder: 0,
    inTransit: 0,
    averageCost: '3.00',
    lastQuantityAvailableChange: '2026-11-21T03:59:00.000Z',
  });
  put(
    record('salesorder', ORDER, {
      externalId: 'xdk:demo:order:1:so',
      fields: {
        tranid: 'SO1',
        trandate: '2026-11-20',
        entity: '7',
        orderstatus: 'B',
        total: 27.2,
        taxtotal: 2.2,
        shippingcost: 5,
        shipmethod: '90',
        currency: '1',
        exchangerate: 1,
        subsidiary: '1',
        location: '1',
        otherrefnum: '#1001',
        custbody_store: 'demo',
        memo: 'hello',
      },
      sublists: {
        item: [
          {
            values: {
              line: 1,
              lineuniquekey: '501',
              item: '11',
              quantity: 2,
              rate: 10,
              amount: 20,
              location: '1',
              quantitycommitted: 2,
              quantityfulfilled: 1,
              isclosed: false,
              custcol_line_id: 'L1',
            },
          },
        ],
      },
      subrecords: {
        shippingaddress: {
          fields: { addressee: 'Joe', addr1: '1 Main St', city: 'Boston', country: 'US' },
        },
      },
    }),
  );
  put(
    record('itemfulfillment', FULFILLMENT, {
      fields: {
        tranid: 'IF1',
        trandate: '2026-11-21',
        entity: '7',
        shipstatus: 'C',
        createdfrom: ORDER,
        subsidiary: '1',
      },
      sublists: {
        item: [
          {
            values: {
              line: 1,
              lineuniquekey: '502',
              item: '11',
              quantity: 1,
              itemreceive: true,
              orderline: 1,
              location: '1',
            },
          },
          {
            values: {
              line: 2,
              lineuniquekey: '503',
              item: '12',
              quantity: 1,
              itemreceive: false,
              orderline: 2,
            },
          },
        ],
        package: [{ values: { packagetrackingnumber: '1Z999', packageweight: 1 } }],
      },
      ledger: [
        {
          role: 'cost',
          lineKey: '502',
          account: '5000',
          posting: true,
          debit: '3.00',
          credit: null,
          foreignDebit: '3.00',
          foreignCredit: null,
        },
        {
          role: 'cost',
          lineKey: '502',
          account: '1200',
          posting: true,
          debit: null,
          credit: '3.00',
          foreignDebit: null,
          foreignCredit: '3.00',
        },
      ],
    }),
  );
  put(
    record('customrecord_work', '1', {
      externalId: 'xdk:demo:order:1',
      fields: {
        name: 'one',
        custrecord_work_store: 'demo',
        custrecord_work_count: 3,
        custrecord_work_open: true,
        custrecord_work_state: '2',
        custrecord_work_items: ['11', '12'],
        custrecord_work_moment: '2026-11-21T04:30:00.000Z',
      },
    }),
  );
  put(
    record('customrecord_work', '2', {
      fields: { name: 'two', custrecord_work_store: 'other', custrecord_work_open: false },
    }),
  );
  put(record('customrecord_link', '1', { fields: { custrecord_link_of: '1' } }));
}

export async function filledAccount(
  roles: RoleDefinition[] = [],
  switches: Partial<Account['switches']> = {},
): Promise<Queries & RecordListener> {
  const queries = await createQueries(account(switches));
  queries.define(definitions(roles));
  fill(queries);
  return queries;
}

/** Rows of a statement run by the administrator. */
export function rowsOf(
  queries: Queries,
  query: string,
  params: (string | number | boolean)[] = [],
  session: Session = administrator,
): Record<string, string | number | null>[] {
  return queries.suiteql(session, query, params, 5000).rows;
}

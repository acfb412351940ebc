import type { PermissionLevel, Session } from '../../../../emulator/netsuite/contract.ts';
import { definitions, recordType } from './definitions.ts';
import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { refusal } from './refusal.ts';

const ROLE = 'customrole_x';
let shop: OpenAccount;
let order: string;

function as(
  permissions: Record<string, PermissionLevel>,
  types = [recordType('customrecord_x')],
): Session {
  shop.records.define(definitions(types, { [ROLE]: permissions }));
  return { ...shop.session, role: ROLE };
}

const violation = (name: string) =>
  `INSUFFICIENT_PERMISSION: Permission Violation: You need the '${name}' permission to access this page. Please contact your account administrator.`;

beforeEach(() => {
  shop = openAccount();
  shop.records.define(definitions());
  order = shop.order([{ item: shop.item('SHIRT'), quantity: 1 }], { entity: shop.customer() });
});

const actions: Record<string, (session: Session) => unknown> = {
  load: (session) => shop.run(shop.records.load(session, { type: 'salesorder', id: order })),
  create: (session) => shop.run(shop.records.create(session, { type: 'salesorder' })),
  submitFields: (session) =>
    shop.run(
      shop.records.submitFields(session, { type: 'salesorder', id: order, values: { memo: 'x' } }),
    ),
  delete: (session) => shop.run(shop.records.delete(session, { type: 'salesorder', id: order })),
};

describe('levels of a permission (netsuite-platform §7)', () => {
  it.each([
    ['VIEW', ['load']],
    ['CREATE', ['load', 'create']],
    ['EDIT', ['load', 'create', 'submitFields']],
    ['FULL', ['load', 'create', 'submitFields', 'delete']],
  ] as const)('%s allows %j', (level, allowed) => {
    const session = as({ TRAN_SALESORD: level });
    for (const [name, action] of Object.entries(actions)) {
      const expected = (allowed as readonly string[]).includes(name)
        ? 'nothing'
        : violation('Sales Order');
      expect([name, refusal(() => action(session))]).toEqual([name, expected]);
    }
  });

  it('without the permission nothing is allowed, and an unknown role is refused everywhere', () => {
    const session = as({});
    for (const action of Object.values(actions))
      expect(refusal(() => action(session))).toBe(violation('Sales Order'));
    const nobody = { ...session, role: 'customrole_nobody' };
    expect(refusal(() => shop.run(shop.records.load(nobody, { type: 'term', id: '1' })))).toMatch(
      /^INSUFFICIENT_PERMISSION/,
    );
  });

  it('the administrator may do everything', () => {
    as({});
    for (const action of Object.values(actions))
      expect(refusal(() => action(shop.session))).toBe('nothing');
  });

  it('a loaded record is not saved by a role that may only view it', () => {
    const session = as({ TRAN_SALESORD: 'VIEW' });
    const record = shop.run(shop.records.load(session, { type: 'salesorder', id: order }));
    expect(refusal(() => shop.run(shop.records.save(session, record, {})))).toBe(
      violation('Sales Order'),
    );
  });

  it('a transform wants the right to view the source and to create the target', () => {
    const transform = (session: Session) => () =>
      shop.run(
        shop.records.transform(session, {
          fromType: 'salesorder',
          fromId: order,
          toType: 'itemfulfillment',
        }),
      );
    expect(refusal(transform(as({ TRAN_SALESORD: 'VIEW' })))).toBe(violation('Item Fulfillment'));
    expect(refusal(transform(as({ TRAN_ITEMSHIP: 'FULL' })))).toBe(violation('Sales Order'));
    expect(refusal(transform(as({ TRAN_SALESORD: 'VIEW', TRAN_SALESORDFULFILL: 'FULL' })))).toMatch(
      /^INVALID_INITIALIZE_REF/,
    );
  });
});

describe('access to custom records (netsuite-platform §6.2)', () => {
  const create = (session: Session) => () => {
    const record = shop.run(shop.records.create(session, { type: 'customrecord_x' }));
    return shop.run(shop.records.save(session, record, {}));
  };

  it.each([
    ['NONENEEDED', {}, {}, 'nothing'],
    ['CUSTRECORDENTRYPERM', {}, {}, violation('X Thing')],
    ['CUSTRECORDENTRYPERM', { LIST_CUSTRECORDENTRY: 'EDIT' }, {}, 'nothing'],
    ['USEPERMISSIONLIST', { LIST_CUSTRECORDENTRY: 'FULL' }, {}, violation('X Thing')],
    ['USEPERMISSIONLIST', {}, { [ROLE]: 'EDIT' }, 'nothing'],
    ['USEPERMISSIONLIST', {}, { [ROLE]: 'VIEW' }, violation('X Thing')],
    ['USEPERMISSIONLIST', { customrecord_x: 'EDIT' }, {}, 'nothing'],
  ] as const)(
    '%s with role permissions %j and list %j',
    (accessType, permissions, list, expected) => {
      const type = recordType('customrecord_x', {
        accessType,
        permissions: new Map(Object.entries(list)),
      });
      expect(refusal(create(as(permissions, [type])))).toBe(expected);
    },
  );
});

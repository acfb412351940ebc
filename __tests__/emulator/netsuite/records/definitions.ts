import type {
  CustomFieldDefinition,
  CustomRecordDefinition,
  Definitions,
  PermissionLevel,
} from '../../../../emulator/netsuite/contract.ts';

export function field(
  id: string,
  type = 'TEXT',
  more: Partial<CustomFieldDefinition> = {},
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
    ...more,
  };
}

export function recordType(
  id: string,
  more: Partial<CustomRecordDefinition> = {},
): CustomRecordDefinition {
  const fields = [
    field('custrecord_x_text'),
    field('custrecord_x_flag', 'CHECKBOX', { defaultValue: 'T' }),
    field('custrecord_x_number', 'INTEGER'),
    field('custrecord_x_customer', 'SELECT', { selects: 'customer' }),
    field('custrecord_x_color', 'SELECT', { selects: 'customlist_x_color' }),
  ];
  return {
    id,
    internalId: '101',
    name: 'X Thing',
    includeName: false,
    accessType: 'CUSTRECORDENTRYPERM',
    optimisticLocking: true,
    systemNotes: true,
    fields: new Map(fields.map((one) => [one.id, one])),
    permissions: new Map(),
    ...more,
  };
}

export function definitions(
  types: CustomRecordDefinition[] = [recordType('customrecord_x')],
  roles: Record<string, Record<string, PermissionLevel>> = {},
): Definitions {
  const sales = new Set([
    'salesorder',
    'itemfulfillment',
    'invoice',
    'returnauthorization',
    'creditmemo',
  ]);
  const fields = [
    field('custbody_x_store', 'TEXT', { appliesTo: sales }),
    field('custcol_x_line', 'TEXT', { appliesTo: sales }),
    field('custentity_x_note', 'TEXTAREA', { appliesTo: new Set(['customer']) }),
  ];
  return {
    recordTypes: new Map(types.map((type) => [type.id, type])),
    lists: new Map([
      [
        'customlist_x_color',
        {
          id: 'customlist_x_color',
          internalId: '201',
          name: 'Color',
          values: [
            { id: '1', scriptId: 'red', value: 'Red', isInactive: false },
            { id: '2', scriptId: 'blue', value: 'Blue', isInactive: true },
          ],
        },
      ],
    ]),
    fields: new Map(fields.map((one) => [one.id, one])),
    roles: new Map(
      Object.entries(roles).map(([id, permissions]) => [
        id,
        {
          id,
          internalId: '1001',
          name: id,
          permissions: new Map(Object.entries(permissions)),
          subsidiaries: null,
          timeZone: null,
        },
      ]),
    ),
  };
}

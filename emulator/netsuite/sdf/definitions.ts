import type {
  CustomFieldDefinition,
  CustomRecordDefinition,
  Definitions,
  PermissionLevel,
} from '../contract.ts';
import { APPLIES_TO, SELECT_TYPES } from './appliesTo.ts';
import { child, flag, group, textOf, type Element } from './xml.ts';

export function noDefinitions(): Definitions {
  return { recordTypes: new Map(), lists: new Map(), fields: new Map(), roles: new Map() };
}

/** `[scriptid=customrole_x]` → `customrole_x`; `[scriptid=customrecord_x.custrecord_y]` keeps both parts. */
export function reference(text: string): string | null {
  return /^\[scriptid=([a-z0-9_.]+)\]$/.exec(text)?.[1] ?? null;
}

/** Gives out NetSuite's numeric ids, the same one again to who has one. */
export type InternalIds = (kind: string, id: string) => string;

/** Adds what one SDF object declares; true when it was a declaration (and not a script, secret …). */
export function define(definitions: Definitions, object: Element, ids: InternalIds): boolean {
  const id = object.attributes['scriptid'] ?? '';
  switch (object.name) {
    case 'customrecordtype':
      definitions.recordTypes.set(id, recordType(object, id, ids));
      return true;
    case 'customlist':
      definitions.lists.set(id, {
        id,
        internalId: ids('customlist', id),
        name: textOf(object, 'name') ?? id,
        values: group(object, 'customvalues', 'customvalue').map((value, index) => ({
          id: String(index + 1),
          scriptId: value.attributes['scriptid'] ?? '',
          value: textOf(value, 'value') ?? '',
          isInactive: flag(value, 'isinactive', false),
        })),
      });
      return true;
    case 'transactionbodycustomfield':
    case 'transactioncolumncustomfield':
    case 'itemcustomfield':
    case 'entitycustomfield':
    case 'othercustomfield':
      definitions.fields.set(id, field(object, id));
      return true;
    case 'role':
      definitions.roles.set(id, {
        id,
        internalId: ids('role', id),
        name: textOf(object, 'name') ?? id,
        permissions: new Map(
          group(object, 'permissions', 'permission').map((permission) => [
            permissionKey(textOf(permission, 'permkey') ?? ''),
            (textOf(permission, 'permlevel') ?? 'VIEW') as PermissionLevel,
          ]),
        ),
        subsidiaries: null,
        timeZone: null,
        isWebServicesOnly: flag(object, 'iswebserviceonlyrole', false),
      });
      return true;
    default:
      return false;
  }
}

function permissionKey(text: string): string {
  return reference(text) ?? text;
}

function recordType(object: Element, id: string, ids: InternalIds): CustomRecordDefinition {
  const fields = group(object, 'customrecordcustomfields', 'customrecordcustomfield').map(
    (element): [string, CustomFieldDefinition] => {
      const fieldId = element.attributes['scriptid'] ?? '';
      return [fieldId, field(element, fieldId)];
    },
  );
  return {
    id,
    internalId: ids('customrecordtype', id),
    name: textOf(object, 'recordname') ?? id,
    includeName: flag(object, 'includename', true),
    accessType: (textOf(object, 'accesstype') ??
      'CUSTRECORDENTRYPERM') as CustomRecordDefinition['accessType'],
    optimisticLocking: flag(object, 'enableoptimisticlocking', true),
    systemNotes: flag(object, 'enablesystemnotes', true),
    fields: new Map(fields),
    permissions: new Map(
      group(object, 'permissions', 'permission').map((permission) => [
        reference(textOf(permission, 'permittedrole') ?? '') ??
          (textOf(permission, 'permittedrole') ?? '').toLowerCase(),
        (textOf(permission, 'permittedlevel') ?? 'VIEW') as PermissionLevel,
      ]),
    ),
  };
}

function field(element: Element, id: string): CustomFieldDefinition {
  const selects = textOf(element, 'selectrecordtype');
  const flags = APPLIES_TO[element.name] ?? {};
  const appliesTo = Object.entries(flags).flatMap(([name, types]) =>
    flag(element, name, false) ? types : [],
  );
  const maxLength = textOf(element, 'maxlength');
  return {
    id,
    label: textOf(element, 'label') ?? id,
    type: textOf(element, 'fieldtype') ?? 'TEXT',
    selects: selects === null ? null : (reference(selects) ?? SELECT_TYPES[selects] ?? selects),
    mandatory: flag(element, 'ismandatory', false),
    stored: flag(element, 'storevalue', true) && !flag(element, 'isformula', false),
    maxLength: maxLength === null ? null : Number(maxLength),
    defaultValue:
      textOf(element, 'defaultvalue') ?? (child(element, 'defaultchecked')?.text || null),
    appliesTo: new Set(appliesTo),
  };
}

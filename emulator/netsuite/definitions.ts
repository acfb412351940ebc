/** What SDF objects (or a person in the UI) declare. engine/sdf makes it, records/ and query/ follow it. */
export interface Definitions {
  /** By script id, lower case. */
  recordTypes: Map<string, CustomRecordDefinition>;
  lists: Map<string, CustomListDefinition>;
  /** custbody_, custcol_, custentity_, custitem_ fields by id. Fields of custom records are in their record type. */
  fields: Map<string, CustomFieldDefinition>;
  roles: Map<string, RoleDefinition>;
}

export interface CustomFieldDefinition {
  /** Script id: custbody_x, custcol_x, custentity_x, custitem_x, custrecord_x. */
  id: string;
  label: string;
  /** SDF `fieldtype`: TEXT, TEXTAREA, CLOBTEXT, RICHTEXT, EMAIL, PHONE, URL, INTEGER, FLOAT, CURRENCY, PERCENT, CHECKBOX, DATE, DATETIMETZ, TIMEOFDAY, SELECT, MULTISELECT, PASSWORD, DOCUMENT, IMAGE … */
  type: string;
  /** SELECT and MULTISELECT: SuiteScript type or script id of what is chosen from (`customer`, `customrecord_x`, `customlist_x`). */
  selects: string | null;
  mandatory: boolean;
  /** `storevalue`; a field that is not stored cannot be queried. */
  stored: boolean;
  maxLength: number | null;
  defaultValue: string | null;
  /** SuiteScript types it appears on; for custcol_ the transaction types. Empty for fields of custom records. */
  appliesTo: Set<string>;
}

export interface CustomRecordDefinition {
  id: string;
  /** NetSuite's numeric id of the type. */
  internalId: string;
  name: string;
  includeName: boolean;
  accessType: 'CUSTRECORDENTRYPERM' | 'NONENEEDED' | 'USEPERMISSIONLIST';
  optimisticLocking: boolean;
  systemNotes: boolean;
  fields: Map<string, CustomFieldDefinition>;
  /** Role script id → level, for USEPERMISSIONLIST. */
  permissions: Map<string, PermissionLevel>;
}

export interface CustomListDefinition {
  id: string;
  internalId: string;
  name: string;
  values: { id: string; scriptId: string; value: string; isInactive: boolean }[];
}

export type PermissionLevel = 'VIEW' | 'CREATE' | 'EDIT' | 'FULL';

/** `administrator` is not listed: it may do everything. */
export interface RoleDefinition {
  id: string;
  internalId: string;
  name: string;
  /** SDF permkey (TRAN_SALESORD, LIST_ITEM, `customrecord_x`) → level. */
  permissions: Map<string, PermissionLevel>;
  /** null: all subsidiaries. */
  subsidiaries: string[] | null;
  /** IANA zone of the role's sessions; null: the account's. */
  timeZone: string | null;
  /** Only for web services: such a role calls no RESTlets (netsuite-platform §3.2). */
  isWebServicesOnly?: boolean;
}

/** Fields, sublists and subrecords of a record type in one account. */
import type { CustomRecordDefinition } from '../contract.ts';
import type { FieldFacts, RecordFacts, SublistFacts } from './metadata.ts';

export interface Field extends FieldFacts {
  mandatory: boolean;
  maxLength: number | null;
  defaultValue: string | null;
  custom: boolean;
}

export interface Sublist {
  id: string;
  label: string;
  kind: SublistFacts['kind'];
  fields: Map<string, Field>;
}

export interface RecordSchema {
  type: string;
  label: string;
  category: RecordFacts['category'] | 'custom';
  scripting: string;
  defaultValues: Set<string>;
  /** Body subrecords by field id. */
  subrecords: Map<string, string>;
  /** Subrecords of lines: sublist id → field id → subrecord type. */
  lineSubrecords: Map<string, Map<string, string>>;
  fields: Map<string, Field>;
  sublists: Map<string, Sublist>;
  /** Set for custom record types. */
  definition: CustomRecordDefinition | null;
}

/** netsuite-platform §4.8, §4.11 (likely lengths); the rest are the lengths NetSuite's forms show. */
export const MAX_LENGTH: Record<string, number> = {
  externalid: 255,
  entityid: 83,
  companyname: 83,
  firstname: 32,
  lastname: 32,
  middlename: 32,
  email: 254,
  otherrefnum: 45,
  tranid: 45,
  memo: 999,
  itemid: 250,
  addr1: 150,
  addr2: 150,
  addr3: 150,
  addressee: 83,
  attention: 83,
  city: 50,
  zip: 36,
};

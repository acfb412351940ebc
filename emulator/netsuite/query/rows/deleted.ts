import type { RecordData } from '../../contract.ts';
import { transactionTypeOf } from '../catalog.ts';
import type { Row } from '../database.ts';

/** A row of `deletedrecord`. `type` is the SuiteScript type for standard records; custom records show their type in `scriptid`. */
export function deletedRow(
  record: RecordData,
  by: { user: string; context: string; at: string },
): Row {
  const custom = record.type.startsWith('customrecord');
  const { fields } = record;
  const label = transactionTypeOf.get(record.type)?.label;
  const name = fields.tranid ?? fields.name ?? fields.entityid ?? fields.itemid ?? null;
  return {
    recordid: record.id,
    type: custom ? 'customrecord' : record.type,
    scriptid: custom ? record.type : null,
    iscustomrecord: custom,
    iscustomlist: false,
    iscustomtransaction: false,
    deleteddate: by.at,
    deletedby: by.user,
    context: by.context,
    name: label ? `${label} #${String(name ?? record.id)}` : name,
  };
}

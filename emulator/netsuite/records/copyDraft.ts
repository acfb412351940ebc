/** record.copy: everything but what makes a record itself (review 16: custom fields come along). */
import type { RecordData } from '../contract.ts';
import { cloneRecord, draftOf, touchColumn } from './draft.ts';
import type { Draft } from './draft.ts';

const OWN_FIELDS = [
  'tranid',
  'transactionnumber',
  'trandate',
  'postingperiod',
  'orderstatus',
  'status',
  'statusRef',
  'createdfrom',
  'amountremaining',
  'cashaccount',
  'depositedby',
  'shipstatus',
  'entityid',
  'itemid',
  'linkedtrackingnumbers',
  'balance',
  'overduebalance',
  'unbilledorders',
  'depositbalance',
];

const OWN_COLUMNS = [
  'line',
  'lineuniquekey',
  'quantitycommitted',
  'quantitybackordered',
  'quantitypicked',
  'quantitypacked',
  'quantityfulfilled',
  'quantitybilled',
  'quantityreceived',
  'isclosed',
  'taxdetailsreference',
];

export function copyDraft(source: RecordData): Draft {
  const data = cloneRecord(source);
  for (const id of OWN_FIELDS) delete data.fields[id];
  delete data.ledger;
  const draft = draftOf(
    {
      ...data,
      id: '',
      externalId: null,
      version: 0,
      created: '',
      lastModified: '',
      createdBy: '',
      lastModifiedBy: '',
    },
    null,
    { kind: 'copy', id: source.id },
  );
  delete draft.data.sublists.apply;
  for (const lines of Object.values(draft.data.sublists)) {
    for (const line of lines) {
      for (const id of OWN_COLUMNS) delete line.values[id];
      // Prices and amounts are copied, not sourced again.
      for (const id of Object.keys(line.values)) if (id !== 'item') touchColumn(draft, line, id);
    }
  }
  return draft;
}

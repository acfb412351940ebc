import type { Switches } from './contract.ts';

/** The likely value of every fact that nobody could check against an account. */
export const defaultSwitches: Switches = {
  suiteqlPageUnits: 10,
  duplicateCustomRecordCode: 'DUP_CSTM_RCRD_ENTRY',
  duplicateRecordCode: 'DUP_RCRD',
  submitFieldsChecksVersion: false,
  unknownFieldThrows: true,
  suiteqlUnprovenColumns: false,
  lookupFieldsMissingThrows: true,
  suiteqlUnorderedRows: 'stored',
  suiteqlKitMemberLines: true,
  invalidSelectCode: 'INVALID_FLD_VALUE',
  emptyLinesCode: 'USER_ERROR',
  pickedUnitsStayCommitted: true,
  rateNeedsCustomPriceLevel: true,
  taxDetailsReferenceBeforeSave: false,
  depositOnPendingApproval: false,
  dateFieldZone: 'server',
  creditMemoReturnsStock: true,
};

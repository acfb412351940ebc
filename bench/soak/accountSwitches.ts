import { defaultSwitches, type Switches } from '../../emulator/netsuite/switches.ts';
import type { Dice } from './dice.ts';

/**
 * What no source proves of an account and what a flow of the soak can meet; each account is one way for all of its life.
 * Left at their defaults are switches that only allow more than the default does, and those of what the soak's account has not got.
 */
const WAYS: { [Name in keyof Switches]?: readonly Switches[Name][] } = {
  duplicateCustomRecordCode: ['DUP_CSTM_RCRD_ENTRY', 'DUP_RCRD', 'UNIQUE_RCRD_ID_REQD'],
  duplicateRecordCode: ['DUP_RCRD', 'UNIQUE_RCRD_ID_REQD'],
  submitFieldsChecksVersion: [false, true],
  suiteqlUnorderedRows: ['stored', 'reversed'],
  suiteqlKitMemberLines: [true, false],
  invalidSelectCode: ['INVALID_FLD_VALUE', 'INVALID_KEY_OR_REF'],
  emptyLinesCode: ['USER_ERROR', 'VALID_LINE_ITEM_REQD'],
  missingFieldsCode: ['USER_ERROR', 'MISSING_MANDATORY_FIELDS'],
  unknownCurrencyCode: ['INVALID_FLD_VALUE', 'INVALID_CUR'],
  goneRecords: ['missing', 'deleted'],
  rateNeedsCustomPriceLevel: [true, false],
  savesLockStock: [false, true],
  dateFieldZone: ['server', 'account'],
  contactNamesUniqueWithin: ['company', 'account'],
  fulfillmentWantsAddress: [false, true],
  // The second is a log that is full within minutes.
  logLinesAnHour: [defaultSwitches.logLinesAnHour, 100],
};

/** Draws one account. */
export function accountSwitches(dice: Dice): Partial<Switches> {
  return Object.fromEntries(
    Object.entries(WAYS).map(([name, ways]) => [
      name,
      dice.oneOf(ways as readonly Switches[keyof Switches][]),
    ]),
  );
}

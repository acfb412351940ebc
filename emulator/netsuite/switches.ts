/** One property per LIKELY fact; the default is the likely value. Each part adds its own here with a comment naming the fact. */
export interface Switches {
  /** netsuite-platform §4.6: page fetch of a paged SuiteQL costs 10 (typings) or 0 (help). */
  suiteqlPageUnits: 0 | 10;
  /** §4.8 / review 17: what a duplicate external id throws on custom records. */
  duplicateCustomRecordCode: 'DUP_CSTM_RCRD_ENTRY' | 'DUP_RCRD' | 'UNIQUE_RCRD_ID_REQD';
  /** …and on every other record. */
  duplicateRecordCode: 'DUP_RCRD' | 'UNIQUE_RCRD_ID_REQD';
  /** §4.7 / review 5: submitFields overwrites without a version check. */
  submitFieldsChecksVersion: boolean;
  /** netsuite/README: setValue with an unknown body field id; NetSuite ignores it, throwing is stricter. */
  unknownFieldThrows: boolean;
  /** netsuite/suiteql.json: SuiteQL columns that no source proves (itemmember.item …) are refused; true accepts them. */
  suiteqlUnprovenColumns: boolean;
  /** §4.5: lookupFields of a record that does not exist throws RCRD_DSNT_EXIST (true) or answers {} (false). */
  lookupFieldsMissingThrows: boolean;
  /** §4.6: rows without ORDER BY have no order; `reversed` gives them the other way round, to find who relies on it. */
  suiteqlUnorderedRows: 'stored' | 'reversed';
  /** Review 3: a kit's members are lines of their own (kitcomponent T) below the kit. */
  suiteqlKitMemberLines: boolean;
  /** §4.7: what a select value that does not resolve (or is inactive) throws at the save. */
  invalidSelectCode: 'INVALID_FLD_VALUE' | 'INVALID_KEY_OR_REF';
  /** §4.10: what a transaction without lines throws. */
  emptyLinesCode: 'USER_ERROR' | 'VALID_LINE_ITEM_REQD';
  /** review 3: `committed` still holds units that are picked or packed and not shipped. */
  pickedUnitsStayCommitted: boolean;
  /** §4.10: a price level other than -1 supplies the rate, whatever rate the script set. */
  rateNeedsCustomPriceLevel: boolean;
  /** review 12b: a line's taxdetailsreference is known before the first save. */
  taxDetailsReferenceBeforeSave: boolean;
  /** review 40: a customer deposit may name an order that is pending approval. */
  depositOnPendingApproval: boolean;
  /** facts/sdf "Scripts": a schedule that repeats within the day does so until its next start, or until midnight in the account's zone. */
  scheduleRepeatsUntil: 'nextStart' | 'midnight';
  /** Review 38, from experience: with latencies, saves over the same item and location wait for each other. */
  savesLockStock: boolean;
  /** §1.1: lines that all scripts may log in an hour before NetSuite raises their log level (confirmed; a switch to try it with fewer). */
  logLinesAnHour: number;
  /** §7: tokens need Log in using OAuth 2.0 Access Tokens (or, token-based, Access Tokens), REST services REST Web Services. */
  servicesNeedPermissions: boolean;
  /** §4.2: what naming or sending an API secret out of its bounds throws; no source names it. */
  secretRefusedCode: 'UNEXPECTED_ERROR' | 'INVALID_SECRET_ID' | 'INSUFFICIENT_PERMISSION';
  /** SAFE#99: a script's Date names the day in the server's zone (Pacific) or in the account's. */
  dateFieldZone: 'server' | 'account';
  /** §4.10, §8.4: a credit memo that stands alone or comes from an invoice puts its items back on the shelf. */
  creditMemoReturnsStock: boolean;
  /** §9: what a save without its mandatory fields throws (the text is the same). */
  missingFieldsCode: 'USER_ERROR' | 'MISSING_MANDATORY_FIELDS';
  /** §9: what a currency that does not exist throws. */
  unknownCurrencyCode: 'INVALID_FLD_VALUE' | 'INVALID_CUR';
  /** §9 EXCEEDED_MAX_TRANS_LINES: lines of one transaction; the figure is a guess (the UI stops at 500, review 42). */
  mostTransactionLines: number;
  /** §9 RCRD_PREVSLY_DELETED, RCRD_DELETED_SINCE_RETRIEVED: what deleting or saving a deleted record throws; `missing`: RCRD_DSNT_EXIST. */
  goneRecords: 'missing' | 'deleted';
  /** §9 SHIP_ADDR_REQD, VALID_ZIPCODE_REQD: a fulfillment of a sales order wants a complete address. */
  fulfillmentWantsAddress: boolean;
  /** §9 SSS_TAX_REGISTRATION_REQUIRED: under SuiteTax the subsidiary needs a tax registration to sell. */
  suiteTaxWantsRegistration: boolean;
  /** Seen in a public project: a new receipt or fulfillment line of an item with a preferred bin has its inventory detail already. */
  preferredBinFillsDetail: boolean;
  /** SOAPCODES CONTACT_ALREADY_EXISTS: a contact's name is unique within its company, or in the whole account. */
  contactNamesUniqueWithin: 'company' | 'account';
}

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
  scheduleRepeatsUntil: 'nextStart',
  savesLockStock: false,
  logLinesAnHour: 100_000,
  servicesNeedPermissions: true,
  secretRefusedCode: 'UNEXPECTED_ERROR',
  dateFieldZone: 'server',
  creditMemoReturnsStock: true,
  missingFieldsCode: 'USER_ERROR',
  unknownCurrencyCode: 'INVALID_FLD_VALUE',
  mostTransactionLines: 10_000,
  goneRecords: 'missing',
  fulfillmentWantsAddress: false,
  suiteTaxWantsRegistration: false,
  preferredBinFillsDetail: true,
  contactNamesUniqueWithin: 'company',
};

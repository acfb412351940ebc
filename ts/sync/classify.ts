import { codeOf, safeMessage } from '../netsuite/errors';
import { held, retry, type Outcome, type Problem } from './outcome';

type ErrorClass = 'retry' | 'data' | 'setup' | 'bug';

/** The one table of NetSuite's codes (netsuite-platform §9). Duplicates are values of `createRecord` and never get here. */
const CLASSES: Record<string, ErrorClass> = {
  RCRD_HAS_BEEN_CHANGED: 'retry',
  CUSTOM_RECORD_COLLISION: 'retry',
  SSS_REQUEST_LIMIT_EXCEEDED: 'retry',
  UNEXPECTED_ERROR: 'retry',
  EXCEEDED_MAX_CONCUR_RQST: 'retry',
  WS_REQUEST_BLOCKED: 'retry',
  EXCEEDED_MAX_TIME: 'retry',
  SEARCH_TIMED_OUT: 'retry',
  SESSION_TIMED_OUT: 'retry',
  SSS_CONNECTION_TIME_OUT: 'retry',
  SSS_REQUEST_TIME_EXCEEDED: 'retry',
  SSS_UNKNOWN_HOST: 'retry',
  INCOMPLETE_READ: 'retry',
  KEY_IN_USE: 'retry',
  INSUFFICIENT_PERMISSION: 'setup',
  PERMISSION_VIOLATION: 'setup',
  WS_NO_PERMISSIONS_TO_SET_VALUE: 'setup',
  INVALID_RCRD_TYPE: 'setup',
  SSS_TAX_REGISTRATION_REQUIRED: 'setup',
  INVALID_NEXUS: 'setup',
  INVALID_ADJUSTMENT_ACCT: 'setup',
  WRITE_OFF_ACCT_REQD: 'setup',
  INVALID_CUR: 'setup',
  UNKNWN_EXCHANGE_RATE: 'setup',
  CLOSED_TRAN_PRD: 'setup',
  VALID_PRD_REQD: 'setup',
  INVALID_KEY_OR_REF: 'data',
  INVALID_FLD_VALUE: 'data',
  USER_ERROR: 'data',
  RCRD_DSNT_EXIST: 'data',
  INVALID_RCRD_TRANSFRM: 'data',
  INVALID_INITIALIZE_REF: 'data',
  VALID_LINE_ITEM_REQD: 'data',
  INVALID_ORD_STATUS: 'data',
  PAY_HOLD_ON_SO: 'data',
  INVALID_QTY: 'data',
  COUNTRY_STATE_MISMATCH: 'data',
  EXCEEDED_MAX_FIELD_LENGTH: 'data',
  INVALID_EMAIL: 'data',
  INVALID_PHONE_NUM: 'data',
  SHIP_ADDR_REQD: 'data',
  VALID_ZIPCODE_REQD: 'data',
  PACKAGE_WEIGHT_REQD: 'data',
  DUP_TRACKING_NUM: 'data',
  INVALID_CRNCY_EXCH_RATE: 'data',
  EXCEEDED_MAX_TRANS_LINES: 'data',
  RCRD_LOCKED_BY_WF: 'data',
  MISSING_MANDATORY_FIELDS: 'data',
  THAT_RECORD_IS_NOT_EDITABLE: 'data',
  RCRD_UNEDITABLE: 'data',
  TypeError: 'bug',
  RangeError: 'bug',
  ReferenceError: 'bug',
};

/**
 * How a query fails that names a field or record the account has not got, under more than one code (netsuite-platform
 * §4.6). A search engine that is busy may say so too; that passes within these tries, 80 seconds.
 */
const SEARCH_FAILED = 'Search error occurred';
const SEARCH_TRIES = 4;

const NEXT: Record<Exclude<ErrorClass, 'retry'>, Pick<Problem, 'owner' | 'next'>> = {
  data: {
    owner: 'accounting',
    next: 'Correct the record or field that the message names, then set this error to Released.',
  },
  setup: {
    owner: 'administrator',
    next: 'Correct the permission, feature, period, account or field that the message names, then set this error to Released.',
  },
  bug: {
    owner: 'administrator',
    next: 'Send the message and the script log of that moment to Crossdock support; set this error to Released to try again.',
  },
};

/**
 * Turns anything thrown while working on `subject` (`order #1001`) into an outcome.
 * Codes that are not in the table are tried again: a platform fault is likelier than a new kind of refusal,
 * and `MOST_TRIES` ends it in a sync error.
 */
export function outcomeOf(error: unknown, subject: string, cause: string): Outcome {
  const code = codeOf(error);
  const isSearch = safeMessage(error).startsWith(SEARCH_FAILED);
  const kind = isSearch ? 'setup' : (CLASSES[code] ?? 'retry');
  if (kind === 'retry') return retry(`${code}: ${safeMessage(error)}`);
  const problem: Problem = {
    cause,
    code,
    class: kind,
    subject,
    message: `NetSuite refused ${subject}: ${safeMessage(error)}`,
    ...NEXT[kind],
  };
  return held(problem, isSearch ? SEARCH_TRIES : 1);
}

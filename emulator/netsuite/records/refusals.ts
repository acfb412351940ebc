/**
 * NetSuite's refusals in NetSuite's words. Codes and texts: netsuite-platform §9 and the error table of the
 * records facts; what is only likely is named in docs/emulator-netsuite.md.
 */
import { SuiteScriptError } from '../contract.ts';

export function missingArgument(method: string, argument: string): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_MISSING_REQD_ARGUMENT',
    `${method}: Missing a required argument: ${argument}`,
  );
}

export function invalidFieldValue(value: unknown, field: string): SuiteScriptError {
  return new SuiteScriptError(
    'INVALID_FLD_VALUE',
    `You have entered an Invalid Field Value ${String(value)} for the following field: ${field}`,
  );
}

export function invalidReference(field: string, id: string, forWhat = ''): SuiteScriptError {
  const suffix = forWhat === '' ? '' : ` for ${forWhat}`;
  return new SuiteScriptError(
    'INVALID_KEY_OR_REF',
    `Invalid ${field} reference key ${id}${suffix}.`,
  );
}

export function pleaseEnter(labels: string[]): SuiteScriptError {
  return new SuiteScriptError('USER_ERROR', `Please enter value(s) for: ${labels.join(', ')}`);
}

export function userError(message: string): SuiteScriptError {
  return new SuiteScriptError('USER_ERROR', message);
}

export function noSuchRecord(): SuiteScriptError {
  return new SuiteScriptError('RCRD_DSNT_EXIST', 'That record does not exist.');
}

export function invalidRecordType(method: string, type: string): SuiteScriptError {
  return new SuiteScriptError(
    'INVALID_RCRD_TYPE',
    `${method}: type argument ${type} is not a valid record or is not available in your account. Please see the documentation for a list of supported record types.`,
  );
}

export function transformNotAllowed(): SuiteScriptError {
  return new SuiteScriptError(
    'INVALID_RCRD_TRANSFRM',
    'That type of record transformation is not allowed. Please see the documentation for a list of supported transformation types.',
  );
}

export function cannotInitialize(label: string, id: string): SuiteScriptError {
  return new SuiteScriptError(
    'INVALID_INITIALIZE_REF',
    `You have an invalid ${label} ${id} or the order is already closed/billed.`,
  );
}

export function recordHasBeenChanged(): SuiteScriptError {
  return new SuiteScriptError('RCRD_HAS_BEEN_CHANGED', 'Record has been changed');
}

export function invalidApiUsage(message: string): SuiteScriptError {
  return new SuiteScriptError('SSS_INVALID_API_USAGE', message);
}

export function invalidSublist(sublistId: string): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_INVALID_SUBLIST',
    `The sublist ${sublistId} does not exist on this record.`,
  );
}

export function invalidSublistOperation(): SuiteScriptError {
  return new SuiteScriptError(
    'SSS_INVALID_SUBLIST_OPERATION',
    'You have attempted an invalid sublist or line item operation. You are either trying to access a field on a non-existent line or you are trying to add or remove lines from a static sublist',
  );
}

export function tooLong(label: string, limit: number): SuiteScriptError {
  return new SuiteScriptError(
    'EXCEEDED_MAX_FIELD_LENGTH',
    `The field ${label} contained more than the maximum number ( ${limit} ) of characters allowed.`,
  );
}

export function insufficientPermission(permission: string): SuiteScriptError {
  return new SuiteScriptError(
    'INSUFFICIENT_PERMISSION',
    `Permission Violation: You need the '${permission}' permission to access this page. Please contact your account administrator.`,
  );
}

/** Not a NetSuite error: the caller asked for something this local NetSuite does not know. Named, so that nobody takes it for a refusal of NetSuite's. */
export class NotModelledError extends Error {
  constructor(what: string) {
    super(`The local NetSuite does not model ${what}.`);
    this.name = 'EMULATOR_NOT_MODELLED';
  }
}

export function hasDependents(): SuiteScriptError {
  return new SuiteScriptError(
    'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
    'This record cannot be deleted because it has dependent records.',
  );
}

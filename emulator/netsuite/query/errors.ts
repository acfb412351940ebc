import { SuiteScriptError } from '../contract.ts';

/** What N/query throws for a statement NetSuite will not run: code from shared error tables, text as in public issues. */
export function searchError(text: string): SuiteScriptError {
  return new SuiteScriptError('SSS_SEARCH_ERROR_OCCURRED', `Search error occurred: ${text}`);
}

/** The text NetSuite gives for nearly everything its SQL parser does not take. */
export function unsupportedSearch(): SuiteScriptError {
  return searchError('Invalid or unsupported search');
}

/** NetSuite has this, the local NetSuite does not: fails by name instead of answering something invented. */
export class NotModelled extends Error {
  constructor(what: string) {
    super(`The local NetSuite does not model ${what}.`);
    this.name = 'NOT_MODELLED';
  }
}

import type { Fault as NetSuiteFault } from '../../emulator/netsuite/index.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';

/** What can go wrong inside NetSuite and on the way to it, with how often it strikes while it lasts. */
export const NETSUITE: readonly NetSuiteFault[] = [
  { at: 'record.save', kind: 'before', probability: 0.1 },
  { at: 'record.save', kind: 'after', probability: 0.1 },
  { at: 'record.save', kind: 'before', code: 'RCRD_HAS_BEEN_CHANGED', probability: 0.1 },
  { at: 'record.submitFields', kind: 'before', probability: 0.08 },
  { at: 'record.submitFields', kind: 'after', probability: 0.08 },
  { at: 'record.load', kind: 'before', probability: 0.05 },
  { at: 'record.transform', kind: 'before', probability: 0.1 },
  { at: 'query.run', kind: 'before', probability: 0.05 },
  { at: 'query.run', kind: 'empty', probability: 0.05 },
  { at: 'cache.get', kind: 'empty', probability: 0.5 },
  { at: 'task.submit', kind: 'before', probability: 0.3 },
  { at: 'https.request', kind: 'before', code: 'SSS_CONNECTION_TIME_OUT', probability: 0.1 },
  { at: 'https.request', kind: 'after', code: 'SSS_REQUEST_TIME_EXCEEDED', probability: 0.1 },
  { at: 'https.request', kind: 'slow', seconds: 40, probability: 0.1 },
  { at: 'record.save', kind: 'slow', seconds: 60, probability: 0.05 },
  { at: 'restlet', kind: 'timeout', probability: 0.2 },
  { at: 'restlet', kind: 'http', status: 503, probability: 0.3 },
  {
    at: 'restlet',
    kind: 'http',
    status: 400,
    code: 'SSS_REQUEST_LIMIT_EXCEEDED',
    probability: 0.3,
  },
  { at: 'restlet', kind: 'http', status: 401, code: 'INVALID_LOGIN_ATTEMPT', probability: 0.1 },
  { at: 'map', kind: 'restart', probability: 0.1 },
  { at: 'reduce', kind: 'restart', probability: 0.1 },
  { at: 'task.submit', kind: 'after', probability: 0.3 },
  { at: 'query.run', kind: 'slow', seconds: 30, probability: 0.05 },
  { at: 'query.run', kind: 'before', code: 'SEARCH_TIMED_OUT', probability: 0.05 },
  { at: 'record.save', kind: 'before', code: 'EXCEEDED_MAX_CONCUR_RQST', probability: 0.1 },
  { at: 'record.save', kind: 'before', code: 'SESSION_TIMED_OUT', probability: 0.05 },
  { at: 'record.load', kind: 'before', code: 'EXCEEDED_MAX_TIME', probability: 0.05 },
  { at: 'record.delete', kind: 'before', probability: 0.1 },
  { at: 'token', kind: 'http', status: 503, probability: 0.3 },
  // A workflow's lock and another script that validates: a person has to look.
  {
    at: 'record.save',
    kind: 'before',
    recordType: 'salesorder',
    code: 'RCRD_LOCKED_BY_WF',
    probability: 0.05,
  },
  {
    at: 'record.save',
    kind: 'before',
    recordType: 'customerdeposit',
    code: 'USER_ERROR',
    probability: 0.05,
  },
];

/**
 * More of the same at the other calls that Crossdock makes, and the codes that mean something else to it. Drawn by dice of
 * their own. Crossdock calls no N/search, N/file and N/email, and no paged queries.
 */
export const MORE_OF_NETSUITE: readonly NetSuiteFault[] = [
  { at: 'record.create', kind: 'before', probability: 0.05 },
  { at: 'record.delete', kind: 'after', probability: 0.1 },
  { at: 'cache.get', kind: 'before', probability: 0.1 },
  { at: 'cache.put', kind: 'before', probability: 0.1 },
  { at: 'cache.remove', kind: 'before', probability: 0.2 },
  ...['customrecord_xdk_work', 'customrecord_xdk_link', 'customrecord_xdk_levels'].flatMap(
    (recordType): NetSuiteFault[] =>
      (['record.save', 'record.submitFields'] as const).map((at) => ({
        at,
        kind: 'before',
        recordType,
        code: 'CUSTOM_RECORD_COLLISION',
        probability: 0.1,
      })),
  ),
  { at: 'record.submitFields', kind: 'before', code: 'RCRD_HAS_BEEN_CHANGED', probability: 0.08 },
  { at: 'record.save', kind: 'before', code: 'WS_REQUEST_BLOCKED', probability: 0.05 },
  { at: 'query.run', kind: 'before', code: 'WS_REQUEST_BLOCKED', probability: 0.03 },
  { at: 'query.run', kind: 'before', code: 'SESSION_TIMED_OUT', probability: 0.03 },
  // A search engine that is busy may say so in the words of a query that is wrong.
  {
    at: 'query.run',
    kind: 'before',
    code: 'SSS_SEARCH_ERROR_OCCURRED',
    message: 'Search error occurred: the search could not be run.',
    probability: 0.03,
  },
  { at: 'https.request', kind: 'before', code: 'SSS_UNKNOWN_HOST', probability: 0.1 },
  { at: 'https.request', kind: 'before', code: 'SSS_INVALID_HOST_CERT', probability: 0.05 },
  { at: 'task.submit', kind: 'before', code: 'FAILED_TO_SUBMIT_JOB_REQUEST_1', probability: 0.3 },
  { at: 'restlet', kind: 'http', status: 500, code: 'UNEXPECTED_ERROR', probability: 0.2 },
  { at: 'restlet', kind: 'http', status: 429, probability: 0.2 },
  { at: 'restlet', kind: 'http', status: 403, code: 'INSUFFICIENT_PERMISSION', probability: 0.1 },
  { at: 'token', kind: 'http', status: 400, code: 'invalid_grant', probability: 0.3 },
  // So slow that a script is over its time and ends where neither catch nor finally run.
  { at: 'record.save', kind: 'slow', seconds: 400, probability: 0.01 },
  { at: 'query.run', kind: 'slow', seconds: 400, probability: 0.005 },
  // A person has to look: records that are closed to editing, rights that were taken away, another script that validates.
  {
    at: 'record.save',
    kind: 'before',
    recordType: 'salesorder',
    code: 'RCRD_UNEDITABLE',
    probability: 0.05,
  },
  {
    at: 'record.save',
    kind: 'before',
    recordType: 'itemfulfillment',
    code: 'USER_ERROR',
    probability: 0.05,
  },
  {
    at: 'record.save',
    kind: 'before',
    recordType: 'customer',
    code: 'USER_ERROR',
    probability: 0.05,
  },
  {
    at: 'record.transform',
    kind: 'before',
    code: 'INSUFFICIENT_PERMISSION',
    probability: 0.05,
  },
  { at: 'record.load', kind: 'before', code: 'PERMISSION_VIOLATION', probability: 0.03 },
  {
    at: 'record.save',
    kind: 'before',
    recordType: 'customrecord_xdk_link',
    code: 'WS_NO_PERMISSIONS_TO_SET_VALUE',
    probability: 0.02,
  },
];

export type ShopifyFault = Parameters<VirtualWorld['shopify']['control']['faults']['add']>[0];

export const SHOPIFY: readonly ShopifyFault[] = [
  { kind: 'http', status: 500 },
  { kind: 'http', status: 502 },
  { kind: 'http', status: 429 },
  { kind: 'http', status: 504 },
  { kind: 'internalError', commit: true, match: 'mutation' },
  { kind: 'internalError', commit: false, match: 'mutation' },
  { kind: 'internalError', commit: false },
  { kind: 'dropConnection', commit: true, match: 'mutation' },
  { kind: 'dropConnection', commit: true },
  { kind: 'dropConnection', commit: false },
  { kind: 'slowAnswer', ms: 20_000 },
  { kind: 'slowStart', ms: 20_000, match: 'mutation' },
];

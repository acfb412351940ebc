type ByClass = Record<'transaction' | 'other' | 'custom', number>;

const READ: ByClass = { transaction: 10, other: 5, custom: 2 };
const WRITE: ByClass = { transaction: 20, other: 10, custom: 4 };

/** Units per call (netsuite-platform §1.1). Calls that are not named here cost nothing. */
export const UNITS = {
  record: {
    create: READ,
    load: READ,
    copy: READ,
    transform: READ,
    submitFields: READ,
    save: WRITE,
    delete: WRITE,
  },
  attach: 10,
  search: {
    load: 5,
    save: 5,
    delete: 5,
    each: 10,
    range: 10,
    runPaged: 5,
    page: 5,
    lookupFields: 1,
  },
  query: { run: 10, runPaged: 10 },
  https: 10,
  cache: {
    get: 1,
    put: 1,
    remove: 1,
    /** On top of the get that missed: a get with loader is 2. */ load: 1,
  },
  email: 20,
  task: { mapReduce: 20, scheduled: 20, counts: 10 },
  file: { load: 10, save: 20, delete: 20 },
  config: 10,
  currency: 10,
  piremoval: 20,
} as const;

/** The smaller modules: each call goes to the account as it is, after NetSuite's own argument checks. */
import { missingArgument, notModelled, readOnly, wrongType } from './errors.ts';
import { redirectTo } from './suitelet.ts';
import { call } from './wire.ts';

type Options = Record<string, unknown>;

function need(method: string, options: Options | undefined, ...names: string[]): Options {
  for (const name of names) {
    if (options?.[name] === undefined || options[name] === null) missingArgument(method, name);
  }
  return options ?? {};
}

function logger(level: string) {
  return (first: unknown, second?: unknown) => {
    const options =
      typeof first === 'object' && first !== null && second === undefined
        ? (first as Options)
        : { title: first, details: second };
    call('log.write', level, textOf(options['title']), textOf(options['details']));
  };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export const log = {
  debug: logger('DEBUG'),
  audit: logger('AUDIT'),
  error: logger('ERROR'),
  emergency: logger('EMERGENCY'),
};

class Task {
  taskType: string;
  scriptId: unknown;
  deploymentId: unknown;
  params: unknown;
  constructor(options: Options) {
    this.taskType = options['taskType'] as string;
    this.scriptId = options['scriptId'];
    this.deploymentId = options['deploymentId'];
    this.params = options['params'];
  }
  submit(): string | null {
    return call('task.submit', {
      taskType: this.taskType,
      scriptId: this.scriptId,
      deploymentId: this.deploymentId,
      params: this.params,
    }) as string | null;
  }
}

const MODELLED_TASKS = ['MAP_REDUCE', 'SCHEDULED_SCRIPT'];

export const task = {
  create(options: Options): Task {
    need('task.create', options, 'taskType');
    const type = String(options['taskType']);
    if (!MODELLED_TASKS.includes(type)) notModelled(`N/task ${type}`);
    return new Task(options);
  },
  checkStatus(options: Options | string): object {
    const id = typeof options === 'string' ? options : options?.['taskId'];
    if (id === undefined) missingArgument('task.checkStatus', 'taskId');
    const status = call('task.status', id) as Options;
    const answer = {
      ...status,
      getPercentageCompleted: () => call('task.counts', id, 'percentage'),
      getPendingMapCount: () => call('task.counts', id, 'pendingMap'),
      getPendingReduceCount: () => call('task.counts', id, 'pendingReduce'),
      getTotalMapCount: () => call('task.counts', id, 'totalMap'),
      getTotalReduceCount: () => call('task.counts', id, 'totalReduce'),
    };
    return readOnly('task.TaskStatus', answer, ...Object.keys(status));
  },
};

export const email = {
  send(options: Options): void {
    const given = need('email.send', options, 'author', 'recipients', 'subject', 'body');
    for (const name of ['subject', 'body']) {
      if (typeof given[name] !== 'string') wrongType('email.send', name);
    }
    call('email.send', given);
  },
  sendBulk: (): never => notModelled('N/email sendBulk'),
  sendCampaignEvent: (): never => notModelled('N/email sendCampaignEvent'),
};

export const format = {
  format: (options: Options) =>
    call('format.format', need('format.format', options, 'value', 'type')),
  parse: (options: Options) => call('format.parse', need('format.parse', options, 'value', 'type')),
};

export const url = {
  resolveScript: (options: Options) =>
    call('url.resolveScript', need('url.resolveScript', options, 'scriptId', 'deploymentId')),
  resolveRecord: (options: Options) =>
    call('url.resolveRecord', need('url.resolveRecord', options, 'recordType')),
  resolveDomain: (options: Options) =>
    call('url.resolveDomain', need('url.resolveDomain', options, 'hostType')),
  resolveTaskLink: (): never => notModelled('N/url resolveTaskLink'),
  format(options: Options | string, parameters?: Options): string {
    const domain = typeof options === 'string' ? options : String(options['domain']);
    const params = (typeof options === 'string' ? parameters : options['params']) as Options;
    const pairs = Object.entries(params ?? {}).map(
      ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
    );
    return pairs.length > 0 ? `${domain}?${pairs.join('&')}` : domain;
  },
};

export const currency = {
  exchangeRate: (options: Options) =>
    call('currency.exchangeRate', need('currency.exchangeRate', options, 'source', 'target')),
};

export const config = {
  load: (options: Options) => call('config.load', need('config.load', options, 'type')),
  Type: {
    USER_PREFERENCES: 'userpreferences',
    COMPANY_INFORMATION: 'companyinformation',
    COMPANY_PREFERENCES: 'companypreferences',
    ACCOUNTING_PREFERENCES: 'accountingpreferences',
    ACCOUNTING_PERIODS: 'accountingperiods',
    TAX_PERIODS: 'taxperiods',
    FEATURES: 'companyfeatures',
    TIME_POST: 'timepost',
    TIME_VOID: 'timevoid',
  },
};

class PiRemovalTask {
  readonly #options: Options;
  id: number | null = null;
  constructor(options: Options) {
    this.#options = options;
  }
  save(): PiRemovalTask {
    this.id = call('piremoval.save', this.#options) as number;
    return this;
  }
  run(): void {
    call('piremoval.run', this.id);
  }
  deleteTask(): void {
    call('piremoval.delete', this.id);
  }
}

export const piremoval = {
  createTask: (options: Options) =>
    new PiRemovalTask(need('piremoval.createTask', options, 'recordType', 'recordIds')),
  getTaskStatus: (options: Options) =>
    call('piremoval.status', need('piremoval.getTaskStatus', options, 'id')['id']),
  loadTask: (): never => notModelled('N/piremoval loadTask'),
  deleteTask: (options: Options) =>
    void call('piremoval.delete', need('piremoval.deleteTask', options, 'id')['id']),
};

/** Suitelets answer the redirect after the script has ended. */
export const redirect = {
  redirect: (options: Options) =>
    redirectTo(url.format(String(options['url']), options['parameters'] as Options)),
  toSuitelet(options: Options): void {
    const { scriptId, deploymentId, parameters } = need(
      'redirect.toSuitelet',
      options,
      'scriptId',
      'deploymentId',
    );
    redirectTo(url.resolveScript({ scriptId, deploymentId, params: parameters }) as string);
  },
  toRecord(options: Options): void {
    const { type, id } = need('redirect.toRecord', options, 'type', 'id');
    redirectTo(url.resolveRecord({ recordType: type, recordId: id }) as string);
  },
};

export const util = {
  each(iterable: object, visit: (value: unknown, key: string) => unknown): object {
    for (const [key, value] of Object.entries(iterable)) visit(value, key);
    return iterable;
  },
  extend: (receiver: unknown, contributor: unknown): unknown =>
    Object.assign(receiver as object, contributor),
  isArray: (value: unknown) => Array.isArray(value),
  isBoolean: (value: unknown) => typeof value === 'boolean',
  isDate: (value: unknown) => value instanceof Date,
  isFunction: (value: unknown) => typeof value === 'function',
  isNumber: (value: unknown) => typeof value === 'number',
  isObject: (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
  isRegExp: (value: unknown) => value instanceof RegExp,
  isString: (value: unknown) => typeof value === 'string',
  nanoTime: () => Date.now() * 1_000_000,
  trim: (text: string) => text.trim(),
};

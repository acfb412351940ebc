import type { ScriptFailure, WireError } from '../../engine/messages.ts';

/**
 * What the platform throws. Not an `Error`: `instanceof` must not be relied on (netsuite-platform §9).
 * Its JSON is the form a RESTlet's caller reads (§3.3).
 */
export class SuiteScriptError {
  readonly type = 'error.SuiteScriptError';
  readonly name: string;
  readonly message: string;
  readonly stack: string[];
  readonly cause: unknown;
  readonly id: string;
  readonly notifyOff: boolean;
  readonly userFacing: boolean;

  constructor(name: string, message: string, details: Record<string, unknown> = {}) {
    this.name = name;
    this.message = message;
    this.stack = framesOf(new Error().stack).slice(1);
    this.cause = { name, message, ...details };
    this.id = typeof details['id'] === 'string' ? details['id'] : '';
    this.notifyOff = details['notifyOff'] === true;
    this.userFacing = details['userFacing'] === true;
  }

  toString(): string {
    return `${this.name}: ${this.message}`;
  }

  toJSON(): object {
    return { ...this };
  }
}

/** Frames of an engine stack, without those of the local NetSuite itself. */
function framesOf(stack: string | undefined): string[] {
  return (stack ?? '')
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at ') && !line.includes('suitescript:'));
}

export function fromWire({ name, message, details }: WireError): SuiteScriptError {
  return new SuiteScriptError(name, message, details);
}

/** @throws SSS_MISSING_REQD_ARGUMENT in NetSuite's words (netsuite-platform §4.7). */
export function missingArgument(method: string, argument: string): never {
  throw new SuiteScriptError(
    'SSS_MISSING_REQD_ARGUMENT',
    `${method}: Missing a required argument: ${argument}`,
  );
}

/** @throws WRONG_PARAMETER_TYPE; which calls do is in Oracle's unit-testing stubs, the words are likely. */
export function wrongType(method: string, argument: string): never {
  throw new SuiteScriptError(
    'WRONG_PARAMETER_TYPE',
    `${method}: Wrong parameter type: ${argument} is not of the expected type.`,
  );
}

/** @throws READ_ONLY_PROPERTY; which properties do is in Oracle's unit-testing stubs, the words are likely. */
export function readOnlyProperty(owner: string, property: string): never {
  throw new SuiteScriptError('READ_ONLY_PROPERTY', `${owner}.${property} is read-only.`);
}

/** The same object, whose named properties can be read and not set. */
export function readOnly<T extends object>(owner: string, object: T, ...names: string[]): T {
  for (const name of names) {
    const value: unknown = Reflect.get(object, name);
    Object.defineProperty(object, name, {
      enumerable: true,
      get: () => value,
      set() {
        readOnlyProperty(owner, name);
      },
    });
  }
  return object;
}

/** A call that exists in NetSuite and that nobody has modelled here: it must not be answered with a guess. */
export function notModelled(what: string): never {
  throw new Error(`${what} is not modelled by the local NetSuite`);
}

export function failureOf(error: unknown): ScriptFailure {
  if (error instanceof SuiteScriptError) {
    const { type, name, message, stack, id, notifyOff } = error;
    return { type, name, message, stack, isSuiteScriptError: true, id, notifyOff };
  }
  if (typeof error === 'object' && error !== null) {
    const { name, message, stack } = error as {
      name?: unknown;
      message?: unknown;
      stack?: unknown;
    };
    return {
      type: 'error.SuiteScriptError',
      name: String(name ?? 'UNEXPECTED_ERROR'),
      message: message === undefined ? JSON.stringify(error) : String(message),
      stack: typeof stack === 'string' ? framesOf(stack) : [],
      isSuiteScriptError: false,
    };
  }
  return {
    type: 'error.SuiteScriptError',
    name: 'UNEXPECTED_ERROR',
    message: String(error),
    stack: [],
    isSuiteScriptError: false,
  };
}

interface CreateErrorOptions {
  name: string;
  /** A text, or an error whose text it is. */
  message: string | { message: string };
  notifyOff?: boolean;
  cause?: unknown;
}

export const error = {
  create(options: CreateErrorOptions): SuiteScriptError {
    if (options?.name === undefined) missingArgument('error.create', 'name');
    const { name, message, notifyOff } = options;
    if (typeof name !== 'string') wrongType('error.create', 'name');
    if (!['boolean', 'undefined'].includes(typeof notifyOff))
      wrongType('error.create', 'notifyOff');
    return new SuiteScriptError(name, typeof message === 'string' ? message : message.message, {
      id: '',
      notifyOff: options.notifyOff === true,
      ...(options.cause !== undefined && { cause: options.cause }),
    });
  },
};

/** Of NetSuite's servers, whatever the account's (netsuite-platform §4.10, SAFE#99). */
const SERVER_ZONE = 'America/Los_Angeles';

type Options = Intl.DateTimeFormatOptions | undefined;

const inServerZone = (options: Options): Intl.DateTimeFormatOptions => ({
  ...options,
  timeZone: options?.timeZone ?? SERVER_ZONE,
});

/** `Intl` asks the machine for its zone where none is named; the methods of Date take theirs from the thread. */
export function replaceZone(): void {
  const EngineFormat = Intl.DateTimeFormat;
  const ServerFormat = function (locales?: Intl.LocalesArgument, options?: Options) {
    return new EngineFormat(locales, inServerZone(options));
  };
  Object.defineProperties(ServerFormat, {
    name: { value: 'DateTimeFormat' },
    length: { value: 0 },
    prototype: { value: EngineFormat.prototype, writable: false },
    supportedLocalesOf: { value: EngineFormat.supportedLocalesOf },
  });
  Object.defineProperty(EngineFormat.prototype, 'constructor', { value: ServerFormat });
  Object.defineProperty(Intl, 'DateTimeFormat', { value: ServerFormat });

  const dates = Date.prototype;
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    const shown = dates[name];
    Object.defineProperty(dates, name, {
      value(this: Date, locales?: Intl.LocalesArgument, options?: Options) {
        return shown.call(this, locales, inServerZone(options));
      },
    });
  }
}

/** "Now" is the account's; everything else about dates is the engine's. */
export function replaceDate(now: () => number): void {
  const EngineDate = Date;
  const AccountDate = function (this: unknown, ...args: unknown[]) {
    if (new.target === undefined) return new EngineDate(now()).toString();
    const made = args.length === 0 ? [now()] : args;
    return Reflect.construct(EngineDate, made, new.target) as Date;
  };
  Object.defineProperties(AccountDate, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: EngineDate.prototype, writable: false },
    now: { value: () => now(), writable: true, configurable: true },
    parse: { value: EngineDate.parse, writable: true, configurable: true },
    UTC: { value: EngineDate.UTC, writable: true, configurable: true },
  });
  Object.defineProperty(EngineDate.prototype, 'constructor', { value: AccountDate });
  (globalThis as { Date: unknown }).Date = AccountDate;
}

import type { Clock } from './clock.ts';
import type { Account, FieldValue, Switches } from './contract.ts';
import { defaultSwitches } from './switches.ts';

export interface AccountOptions {
  /** Upper case, sandbox suffix with underscore: `TSTDRV1`, `1234567_SB1`. */
  id?: string;
  timeZone?: string;
  /** Switched on beside the defaults; a leading `-` switches a default off: `-SUBSIDIARIES`. */
  features?: string[];
  preferences?: Record<string, FieldValue>;
  switches?: Partial<Switches>;
}

/** A OneWorld account with several currencies and locations, legacy tax, pick-pack-ship: what most merchants of this size have. */
const DEFAULT_FEATURES = [
  'SERVERSIDESCRIPTING',
  'CLIENTSCRIPTING',
  'CUSTOMRECORDS',
  'RESTWEBSERVICES',
  'OAUTH2',
  'TBA',
  'ACCOUNTING',
  'RECEIVABLES',
  'SALESORDERS',
  'PAYABLES',
  'INVENTORY',
  'MULTILOCINVT',
  'LOCATIONS',
  'DEPARTMENTS',
  'CLASSES',
  'SUBSIDIARIES',
  'MULTICURRENCY',
  'ADVSHIPPING',
  'ADVRECEIVING',
  'PICKPACKSHIP',
  'MATRIXITEMS',
  'MULTPRICE',
  'ASSEMBLIES',
  'WORKORDERS',
  'RETURNAUTHS',
  'DROPSHIPMENTS',
  'ACCOUNTINGPERIODS',
  'SUITEANALYTICS',
  'CRM',
  'WORKFLOW',
];

const DEFAULT_PREFERENCES: Record<string, FieldValue> = {
  DATEFORMAT: 'MM/DD/YYYY',
  TIMEFORMAT: 'hh:mm a',
  NUMBERFORMAT: '0',
  COMMITMENTATENTRY: true,
};

/** @throws RangeError for an account id NetSuite would not have. */
export function createAccount(options: AccountOptions, clock: Clock): Account {
  const id = (options.id ?? 'TSTDRV1').toUpperCase().replaceAll('-', '_');
  if (!/^[A-Z0-9]+(_[A-Z0-9]+)?$/.test(id)) throw new RangeError(`Not an account id: ${id}`);

  const features = new Set(DEFAULT_FEATURES);
  for (const feature of options.features ?? []) {
    if (feature.startsWith('-')) features.delete(feature.slice(1));
    else features.add(feature);
  }
  return {
    id,
    timeZone: options.timeZone ?? 'America/Los_Angeles',
    features,
    preferences: { ...DEFAULT_PREFERENCES, ...options.preferences },
    switches: { ...defaultSwitches, ...options.switches },
    now: () => new Date(clock.now()).toISOString(),
  };
}

/** The host part of the account's service domains: `1234567_SB1` → `1234567-sb1` (netsuite-platform §3.3). */
export function accountHost(id: string): string {
  return id.toLowerCase().replaceAll('_', '-');
}

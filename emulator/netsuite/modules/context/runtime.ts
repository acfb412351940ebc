import type { ScriptInfo } from '../../engine/messages.ts';
import { missingArgument, wrongType } from './errors.ts';
import { call } from './wire.ts';

let info: ScriptInfo;
let percentComplete = 0;
const sessionValues = new Map<string, string>();

/** Called at the start of each run. */
export function beginRuntime(current: ScriptInfo): void {
  info = current;
  percentComplete = 0;
  sessionValues.clear();
}

export function scriptInfo(): ScriptInfo {
  return info;
}

const script = {
  get id() {
    return info.scriptId;
  },
  get deploymentId() {
    return info.deploymentId;
  },
  get logLevel() {
    return info.logLevel;
  },
  get bundleIds() {
    return info.bundleIds;
  },
  get percentComplete() {
    return percentComplete;
  },
  set percentComplete(percent: number) {
    percentComplete = percent;
  },
  getParameter(options: { name: string } | string): unknown {
    const name = typeof options === 'string' ? options : options?.name;
    if (name === undefined) missingArgument('Script.getParameter', 'name');
    return info.parameters[name] ?? null;
  },
  getRemainingUsage: () => call('runtime.remainingUsage') as number,
};

const user = {
  get id() {
    return Number(info.user.id);
  },
  get name() {
    return info.user.name;
  },
  get email() {
    return info.user.email;
  },
  get role() {
    return Number(info.user.roleId);
  },
  get roleId() {
    return info.user.role;
  },
  get subsidiary() {
    return Number(info.user.subsidiary);
  },
  getPreference: (options: { name: string } | string) =>
    info.preferences[(typeof options === 'string' ? options : options.name).toUpperCase()] ?? null,
};

const session = {
  get: (options: { name: string }) => sessionValues.get(options.name) ?? null,
  set: (options: { name: string; value: unknown }) =>
    void sessionValues.set(options.name, String(options.value)),
};

export const runtime = {
  getCurrentScript: () => script,
  getCurrentUser: () => user,
  getCurrentSession: () => session,
  isFeatureInEffect(options: { feature: string } | string): boolean {
    const feature = typeof options === 'string' ? options : options?.feature;
    if (feature === undefined) missingArgument('runtime.isFeatureInEffect', 'feature');
    if (typeof feature !== 'string') wrongType('runtime.isFeatureInEffect', 'feature');
    return info.features.includes(feature.toUpperCase());
  },
  get accountId() {
    return info.accountId;
  },
  get envType() {
    return info.envType;
  },
  get version() {
    return info.version;
  },
  get executionContext() {
    return info.executionContext;
  },
  get processorCount() {
    return call('runtime.processorCount') as number;
  },
  get queueCount() {
    return 1;
  },
  ContextType: contextTypes(),
};

/** netsuite-platform §8.3; the names differ from the values by an underscore here and there. */
function contextTypes(): Record<string, string> {
  const values =
    'ACTION ADVANCEDREVREC BANKCONNECTIVITY BANKSTATEMENTPARSER BUNDLE_INSTALLATION CLIENT ' +
    'CONSOLRATEADJUSTOR CSV_IMPORT CUSTOMGLLINES CUSTOM_MASSUPDATE DATASETBUILDER DEBUGGER ' +
    'EMAIL_CAPTURE FICONNECTIVITY FIPARSER MAP_REDUCE NONE PAYMENTGATEWAY PAYMENTPOSTBACK ' +
    'PLATFORMEXTENSION PORTLET PROMOTIONS RESTLET REST_WEBSERVICES SCHEDULED SDF_INSTALLATION ' +
    'SHIPPING_PARTNERS SUITELET TAX_CALCULATION USEREVENT USER_INTERFACE WEBAPPLICATION ' +
    'WEBSERVICES WEBSTORE WORKBOOKBUILDER WORKFLOW';
  return Object.fromEntries(values.split(' ').map((name) => [name, name.replaceAll('_', '')]));
}

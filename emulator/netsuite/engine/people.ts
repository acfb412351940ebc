import type { Account, Definitions, Records, Session } from '../contract.ts';
import type { ScriptInfo } from './messages.ts';
import { parameterValues, type Deployment, type InstalledScript } from './scripts.ts';

/** NetSuite's release this stands in for. */
const VERSION = '2026.2';
/** Internal id of the Administrator role. */
const ADMINISTRATOR = '3';
/** Scheduled scripts and installers act as this user. */
export const SYSTEM_USER = '-4';

/** A session of whoever acts from outside. The zone is the role's, else the account's. */
export function sessionOf(
  account: Account,
  definitions: Definitions,
  who: { user: string; role: string; executionContext: string },
): Session {
  const zone = definitions.roles.get(who.role)?.timeZone ?? account.timeZone;
  return { ...who, insideUserEvent: false, timeZone: zone };
}

/** Whether a role may sign in or use a service (netsuite-platform §7). Standard roles, of which nothing is known here, may. */
export function mayUseService(
  account: Account,
  definitions: Definitions,
  role: string,
  permission: string,
): boolean {
  const defined = definitions.roles.get(role);
  return (
    !account.switches.servicesNeedPermissions || !defined || defined.permissions.has(permission)
  );
}

/** The session inside a script: the same person, with the script named. */
export function insideScript(
  session: Session,
  script: InstalledScript,
  deployment: Deployment,
  changes: Partial<Session> = {},
): Session {
  return { ...session, ...changes, script: { id: script.id, deployment: deployment.id } };
}

/** What N/runtime tells a script. */
export function scriptInfoOf(
  parts: { account: Account; definitions: Definitions; records: Records },
  session: Session,
  script: InstalledScript,
  deployment: Deployment,
  parameters: Record<string, string> = {},
): ScriptInfo {
  const { account, definitions, records } = parts;
  const employee = session.user === SYSTEM_USER ? null : records.find('employee', session.user);
  const text = (field: string) => String(employee?.fields[field] ?? '');
  return {
    accountId: account.id,
    envType: account.id.includes('_SB') ? 'SANDBOX' : 'PRODUCTION',
    version: VERSION,
    executionContext: session.executionContext,
    features: [...account.features],
    preferences: account.preferences,
    user: {
      id: session.user,
      name: employee ? text('entityid') : '-System-',
      email: text('email'),
      role: session.role,
      roleId:
        session.role === 'administrator'
          ? ADMINISTRATOR
          : (definitions.roles.get(session.role)?.internalId ?? ''),
      subsidiary: text('subsidiary'),
    },
    scriptId: script.id,
    deploymentId: deployment.id,
    logLevel: deployment.logLevel,
    parameters: parameterValues(script, deployment, parameters),
    bundleIds: [],
  };
}

import { accountHost } from '../../account.ts';
import { SuiteScriptError, type Account } from '../../contract.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { findDeployment, type InstalledScript, type ScriptRegistry } from '../../engine/scripts.ts';
import { UNITS } from '../../engine/units.ts';
import { LOG_LEVELS, LogMeter } from './logMeter.ts';

/** One line of a script's log, as NetSuite keeps it for 30 days. */
export interface ScriptNote {
  script: string;
  deployment: string;
  level: string;
  title: string;
  details: string;
  /** ISO UTC. */
  at: string;
}

export interface SentMail {
  author: unknown;
  recipients: unknown;
  subject: string;
  body: string;
  at: string;
}

/** netsuite-platform §1.1 (likely). */
const TITLE_LIMIT = 99;
const DETAILS_LIMIT = 3_999;
/** SuiteCloud processors of an account without SuiteCloud Plus (netsuite-platform §2.3). */
export const STANDARD_PROCESSORS = 2;

export interface PlatformOptions {
  account: Account;
  registry: ScriptRegistry;
  noted(note: ScriptNote): void;
  mailed(mail: SentMail): void;
  /** A script's record has changed by itself. */
  changed(script: InstalledScript): void;
  processors: number;
}

export function platformModule(options: PlatformOptions): HostModule {
  const { account, registry } = options;
  const meter = new LogMeter(() => Date.parse(account.now()), account.switches.logLinesAnHour);
  return {
    'runtime.remainingUsage': {
      isLocal: true,
      run: ({ invocation, usedUnits }) => invocation.limits.units - usedUnits,
    },
    'runtime.processorCount': { isLocal: true, run: () => options.processors },
    'log.write': {
      isLocal: true,
      run({ invocation }, [level, title, details]: [string, string, string]) {
        const { script, deployment } = invocation;
        if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(deployment.logLevel)) return null;
        if (meter.count(deployment)) options.changed(script);
        options.noted({
          script: script.id,
          deployment: deployment.id,
          level,
          title: title.slice(0, TITLE_LIMIT),
          details: details.slice(0, DETAILS_LIMIT),
          at: account.now(),
        });
        return null;
      },
    },
    'email.send': {
      units: () => UNITS.email,
      run(_, [mail]: [{ author: unknown; recipients: unknown; subject: string; body: string }]) {
        const recipients = Array.isArray(mail.recipients) ? mail.recipients : [mail.recipients];
        if (recipients.length > 10) {
          throw new SuiteScriptError(
            'SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED',
            'The maximum number of recipients (10) has been exceeded.',
          );
        }
        options.mailed({
          author: mail.author,
          recipients,
          subject: mail.subject,
          body: mail.body,
          at: account.now(),
        });
        return null;
      },
    },
    'url.resolveScript': {
      isLocal: true,
      run(_, [given]: [ResolveScript]) {
        const script = registry.find(given.scriptId);
        const deployment = script && findDeployment(script, given.deploymentId);
        if (!script || !deployment) {
          throw new SuiteScriptError('SSS_INVALID_SCRIPTLET_ID', 'That Suitelet is invalid.');
        }
        const page = script.type === 'restlet' ? 'restlet.nl' : 'scriptlet.nl';
        const parameters = new URLSearchParams({
          script: script.internalId,
          deploy: String(deployment.number),
          ...given.params,
        });
        const path = `/app/site/hosting/${page}?${parameters.toString()}`;
        return given.returnExternalUrl === true
          ? `https://${domain(account, script.type)}${path}`
          : path;
      },
    },
    'url.resolveRecord': {
      isLocal: true,
      run: (_, [given]: [{ recordType: string; recordId?: unknown; isEditMode?: boolean }]) =>
        `/app/common/record.nl?type=${given.recordType}&id=${String(given.recordId ?? '')}${given.isEditMode === true ? '&e=T' : ''}`,
    },
    'url.resolveDomain': {
      isLocal: true,
      run: (_, [given]: [{ hostType: string }]) => {
        const kind = given.hostType.toUpperCase();
        return domain(account, kind.toLowerCase());
      },
    },
    'config.load': {
      units: () => UNITS.config,
      run(_, [given]: [{ type: string }]) {
        throw new Error(`N/config ${given.type} is not modelled by the local NetSuite`);
      },
    },
  };
}

interface ResolveScript {
  scriptId: string;
  deploymentId: string;
  params?: Record<string, string>;
  returnExternalUrl?: boolean;
}

function domain(account: Account, kind: string): string {
  const host = accountHost(account.id);
  switch (kind) {
    case 'restlet':
    case 'restlets':
      return `${host}.restlets.api.netsuite.com`;
    case 'suitetalk':
      return `${host}.suitetalk.api.netsuite.com`;
    case 'forms':
    case 'suitelet':
      return `${host}.extforms.netsuite.com`;
    default:
      return `${host}.app.netsuite.com`;
  }
}

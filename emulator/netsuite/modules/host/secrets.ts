import { SuiteScriptError } from '../../contract.ts';

/** Where an API secret may go and who may name it; everywhere and everybody where nothing is said. */
export interface SecretBounds {
  /** Hosts, `*.myshopify.com` stands for all below. */
  domains?: string[];
  /** Script ids. */
  scripts?: string[];
}

interface Secret extends SecretBounds {
  value: string;
}

const PLACEHOLDER = /\{(custsecret[a-z0-9_]+)\}/g;

/** API secrets of the account (Setup > Company > API Secrets). Scripts name them and never see them (netsuite-platform §4.2). */
export class Secrets {
  readonly #secrets = new Map<string, Secret>();
  readonly #refusedCode: string;

  /** @param refusedCode what a secret out of its bounds throws; its name in NetSuite is unknown. */
  constructor(refusedCode: string) {
    this.#refusedCode = refusedCode;
  }

  /** @param id `custsecret_…` */
  set(id: string, value: string, bounds: SecretBounds = {}): void {
    if (!/^custsecret[a-z0-9_]+$/.test(id))
      throw new RangeError(`Not the id of an API secret: ${id}`);
    this.#secrets.set(id, { value, ...bounds });
  }

  ids(): string[] {
    return [...this.#secrets.keys()];
  }

  /** @throws INVALID_SECRET_ID, whose name in NetSuite is unknown (netsuite-platform §4.2), or that the script may not name it. */
  valueOf(id: string, scriptId: string): string {
    return this.#find(id, scriptId).value;
  }

  /** Puts the values where `{custsecret_…}` stands. Only SecureStrings go through here. */
  fill(text: string, scriptId: string): string {
    return text.replace(PLACEHOLDER, (_, id: string) => this.valueOf(id, scriptId));
  }

  /** The secrets that a text names. */
  namedIn(text: string): string[] {
    return Array.from(text.matchAll(PLACEHOLDER), ([, id]) => id ?? '');
  }

  /** @throws when one of them may not be sent to this host (netsuite-platform §4.2, likely). */
  checkHost(ids: Iterable<string>, host: string): void {
    for (const id of ids) {
      const { domains } = this.#secrets.get(id) ?? {};
      if (!domains || domains.some((domain) => isWithin(host, domain))) continue;
      throw this.#refused(`The secret with id ${id} may not be sent to ${host}.`);
    }
  }

  #find(id: string, scriptId: string): Secret {
    const secret = this.#secrets.get(id);
    if (!secret) {
      throw new SuiteScriptError('INVALID_SECRET_ID', `The secret with id ${id} does not exist.`);
    }
    if (secret.scripts && !secret.scripts.includes(scriptId)) {
      throw this.#refused(`The secret with id ${id} is not available to ${scriptId}.`);
    }
    return secret;
  }

  #refused(message: string): SuiteScriptError {
    return new SuiteScriptError(this.#refusedCode, message);
  }
}

function isWithin(host: string, domain: string): boolean {
  return domain.startsWith('*.') ? host.endsWith(domain.slice(1)) : host === domain;
}

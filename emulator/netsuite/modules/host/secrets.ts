import { SuiteScriptError } from '../../contract.ts';

/** API secrets of the account (Setup > Company > API Secrets). Scripts name them and never see them (netsuite-platform §4.2). */
export class Secrets {
  readonly #values = new Map<string, string>();

  /** @param id `custsecret_…` */
  set(id: string, value: string): void {
    if (!/^custsecret[a-z0-9_]+$/.test(id))
      throw new RangeError(`Not the id of an API secret: ${id}`);
    this.#values.set(id, value);
  }

  ids(): string[] {
    return [...this.#values.keys()];
  }

  /** @throws INVALID_SECRET_ID, whose name in NetSuite is unknown (netsuite-platform §4.2). */
  valueOf(id: string): string {
    const value = this.#values.get(id);
    if (value === undefined) {
      throw new SuiteScriptError('INVALID_SECRET_ID', `The secret with id ${id} does not exist.`);
    }
    return value;
  }

  /** Puts the values where `{custsecret_…}` stands. Only SecureStrings go through here. */
  fill(text: string): string {
    return text.replace(/\{(custsecret[a-z0-9_]+)\}/g, (_, id: string) => this.valueOf(id));
  }
}

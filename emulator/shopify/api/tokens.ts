import { randomBytes } from 'node:crypto';
import type { Clock } from '../contract.ts';
import type { Switches } from '../switches.ts';

/** Lifetime of a client-credentials token (§1.1), seconds. */
export const TOKEN_SECONDS = 86_399;

export interface AppCredentials {
  clientId: string;
  clientSecret: string;
  /** A permanent `shpat_…` token of a custom app made before 2026; empty = none. */
  accessToken: string;
}

export interface Tokens {
  /** A new token, good for {@link TOKEN_SECONDS}. */
  issue(): string;
  accepts(token: string): boolean;
  /** Ends all client-credentials tokens at once (uninstall, rotation). */
  revokeAll(): void;
  /** Tokens given out so far: a second one is what the race tests count. */
  issued(): number;
}

export function tokens(app: AppCredentials, clock: Clock, switches: Switches): Tokens {
  let live = new Map<string, number>();
  let count = 0;
  return {
    issue() {
      if (!switches.oldTokensStayValid) live = new Map();
      const token = `shpca_${randomBytes(16).toString('hex')}`;
      live.set(token, clock.now() + TOKEN_SECONDS * 1000);
      count++;
      return token;
    },
    accepts(token) {
      if (app.accessToken !== '' && token === app.accessToken) return true;
      const until = live.get(token);
      return until !== undefined && clock.now() < until;
    },
    revokeAll() {
      live = new Map();
    },
    issued: () => count,
  };
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { assemble } from './assembly.ts';
import { createFace } from './face/app.ts';
import { Concurrency } from './face/concurrency.ts';
import { Integrations, type IntegrationKeys, type NewIntegration } from './face/integrations.ts';
import { OAuth1 } from './face/oauth1.ts';
import { Tokens } from './face/tokens.ts';
import { createInstallation } from './installation.ts';
import { mayUseService } from './engine/people.ts';
import { invocationOf } from './engine/runner.ts';
import type { SecretBounds } from './modules/host/secrets.ts';
import type { NetSuiteOptions } from './options.ts';
import { createScenarios } from './scenarios.ts';

export type { Who } from './assembly.ts';
export type { NetSuiteOptions } from './options.ts';
export type { Outcome } from './engine/execution.ts';
export type { Fault } from './engine/faults.ts';
export type { Task } from './engine/task.ts';
export type { SingleScript } from './sdf/single.ts';
export { SdfRefusal } from './sdf/refusal.ts';

/** Concurrent requests of a Standard account (netsuite-platform §3.4). */
const STANDARD_CONCURRENCY = 5;
/** Threads that are ready before the first request. */
const FIRST_THREADS = 2;

export type NetSuite = Awaited<ReturnType<typeof createNetSuite>>;

/** A local NetSuite account: data, scripts and outside face. Nothing runs before something is asked of it. */
export async function createNetSuite(options: NetSuiteOptions = {}) {
  const parts = await assemble(options);
  const { account, clock, engine, runner, session } = parts;
  const installation = createInstallation(parts);
  const scenarios = createScenarios(parts);
  const integrations = new Integrations();
  const may = (role: string, permission: string) =>
    mayUseService(account, parts.definitions, role, permission);
  const tokens = new Tokens(integrations, clock, (role) => may(role, 'ADMI_LOGIN_OAUTH2'));
  const concurrency = new Concurrency(options.concurrency ?? STANDARD_CONCURRENCY);
  const face = createFace({
    ...parts,
    tokens,
    integrations,
    oauth1: new OAuth1(integrations, clock, account.id, (role) => may(role, 'ADMI_LOGIN_OAUTH')),
    isWebServicesOnly: (role) => parts.definitions.roles.get(role)?.isWebServicesOnly === true,
    mayUseRest: (role) => may(role, 'ADMI_RESTWEBSERVICES'),
    concurrency,
    advance: scenarios.advance,
    runTask: scenarios.runTask,
    installScript: installation.installScript,
    installProject: installation.installProject,
    perform: (acting, method, start, recordType) =>
      engine.perform(acting, method, start, recordType),
    runRestlet: (script, deployment, entry, body, { user, role }) => {
      const acting = session({ user, role, executionContext: 'RESTLET' });
      return engine.run(invocationOf(runner, script, deployment, entry, { body }, acting));
    },
    openSuitelet: (script, deployment, request) => {
      const acting = session({
        executionContext: 'SUITELET',
        ...(deployment.runAsRole !== null && { role: deployment.runAsRole }),
      });
      return engine.run(invocationOf(runner, script, deployment, 'onRequest', request, acting));
    },
  });
  let server: ServerType | null = null;
  let url: string | null = null;

  return {
    ...parts,
    ...installation,
    ...scenarios,
    integrations,
    tokens,
    concurrency,
    /** Routes of the outside face, for requests without a port. */
    face,
    /** Base URL while it listens. */
    get url() {
      return url;
    },
    setSecret: (id: string, value: string, bounds: SecretBounds = {}) =>
      parts.secrets.set(id, value, bounds),

    /** Listens on a port of this machine; 0 takes any free one. */
    async start(port = 0): Promise<string> {
      engine.warm(FIRST_THREADS);
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      server = serve({ fetch: face.fetch, port, hostname: '127.0.0.1' }, (info) =>
        resolve(`http://127.0.0.1:${info.port}`),
      );
      server.on('error', reject);
      url = await promise;
      return url;
    },

    async stop(): Promise<void> {
      parts.schedules.stop();
      engine.stop();
      const listening = server;
      server = null;
      if (!listening) return;
      if ('closeAllConnections' in listening) listening.closeAllConnections();
      await new Promise<void>((done) => listening.close(() => done()));
    },

    /** An integration with certificate mapping; the private key goes to `privateKeyPath` as well if given. */
    createIntegration(
      /** `concurrency`: concurrent requests set aside for it alone (netsuite-platform §3.4). */
      who: NewIntegration & { concurrency?: number },
      privateKeyPath?: string,
    ): IntegrationKeys {
      const keys = integrations.create(who);
      if (who.concurrency !== undefined) concurrency.allocate(keys.clientId, who.concurrency);
      if (privateKeyPath !== undefined) {
        mkdirSync(dirname(privateKeyPath), { recursive: true });
        writeFileSync(privateKeyPath, keys.privateKeyPem, { mode: 0o600 });
      }
      return keys;
    },
  };
}

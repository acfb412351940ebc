/**
 * The local NetSuite by itself.
 *
 *   node emulator/netsuite/main.ts [--port 8181] [--project src] [--account TSTDRV1] [--seed 1] [--virtual 2026-01-15T08:00:00Z]
 *        [--host demo.myshopify.com=http://127.0.0.1:8182] [--secret custsecret_x=value] [--latencies] [--key key.pem]
 *
 * With --key it makes an integration for the administrator and writes its private key there.
 */
import { parseArgs } from 'node:util';
import { createNetSuite } from './index.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8181' },
    project: { type: 'string' },
    account: { type: 'string' },
    seed: { type: 'string' },
    virtual: { type: 'string' },
    host: { type: 'string', multiple: true, default: [] },
    secret: { type: 'string', multiple: true, default: [] },
    latencies: { type: 'boolean', default: false },
    key: { type: 'string' },
    role: { type: 'string', default: 'administrator' },
  },
});

const netsuite = await createNetSuite({
  ...(values.account !== undefined && { id: values.account }),
  ...(values.seed !== undefined && { seed: Number(values.seed) }),
  ...(values.virtual !== undefined && { clock: { virtualFrom: values.virtual } }),
  hosts: pairs(values.host),
  secrets: pairs(values.secret),
  latencies: values.latencies,
});
if (values.project !== undefined) await netsuite.installProject(values.project);
const url = await netsuite.start(Number(values.port));
console.log(`NetSuite ${netsuite.account.id} at ${url} (seed ${netsuite.seed})`);
if (values.key !== undefined) {
  const who = { user: netsuite.base?.employee ?? '-5', role: values.role };
  const { clientId, certificateId } = netsuite.createIntegration(who, values.key);
  console.log(`client id ${clientId}\ncertificate id ${certificateId}\nprivate key ${values.key}`);
}
process.on('SIGINT', () => void netsuite.stop().then(() => process.exit()));
process.on('SIGTERM', () => void netsuite.stop().then(() => process.exit()));

/** `name=value` texts as an object. */
function pairs(texts: string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const equals = text.indexOf('=');
      return [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

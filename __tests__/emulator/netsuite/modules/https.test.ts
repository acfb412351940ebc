import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { runStatements, useAccount } from '../engine/account.ts';

interface Heard {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

const account = useAccount({ secrets: { custsecret_token: 'geheim', custsecret_key: 'key' } });
const heard: Heard[] = [];
let server: Server;
let answer = { status: 200, body: 'fine' };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      heard.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      response.writeHead(answer.status, { 'Content-Type': 'text/plain', 'X-Thing': 'a' });
      response.end(answer.body);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(account().hosts, { 'shop.example.com': base, '*.myshopify.com': base });
});
afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));
beforeEach(() => {
  heard.length = 0;
  answer = { status: 200, body: 'fine' };
});

const run = (statements: string) =>
  runStatements(account(), ['https', 'crypto', 'encode'], statements);

test('a known host is served here and told which host was meant; the call costs 10 units', async () => {
  const { value, units } = await run(
    `const r = https.post({ url: 'https://demo.myshopify.com/admin/x?a=1', headers: { 'Content-Type': 'application/json', 'X-Own': '1' }, body: '{"a":1}' });
     return { code: r.code, body: r.body, one: r.headers['X-Thing'], other: r.headers['x-thing'] };`,
  );
  expect(value).toEqual({ code: 200, body: 'fine', one: 'a', other: 'a' });
  expect(units).toBe(10);
  expect(heard).toMatchObject([
    {
      method: 'POST',
      url: '/admin/x?a=1',
      body: '{"a":1}',
      headers: {
        'x-forwarded-host': 'demo.myshopify.com',
        'x-own': '1',
        'content-type': 'application/json',
      },
    },
  ]);
});

test.each([404, 429, 500])('an answer with status %i is an answer', async (status) => {
  answer = { status, body: 'no' };
  const { value } = await run(
    `return { code: https.get({ url: 'https://shop.example.com/' }).code };`,
  );
  expect(value).toEqual({ code: status });
});

test('some headers are dropped in silence, as are names with an underscore', async () => {
  await run(
    `https.get({ url: 'https://shop.example.com/', headers: { Host: 'evil', Via: 'x', Connection: 'close', with_underscore: '1', Kept: '1' } });`,
  );
  const { headers } = heard[0]!;
  expect(headers).toMatchObject({ kept: '1' });
  expect(headers.host).not.toBe('evil');
  expect(headers.via).toBeUndefined();
  expect(headers['with_underscore']).toBeUndefined();
});

test('an object is sent as a form, and JSON only as text with a content type of its own', async () => {
  await run(`https.post({ url: 'https://shop.example.com/', body: { a: '1', b: 'x y' } });`);
  await run(`https.post({ url: 'https://shop.example.com/', body: '{}' });`);
  expect(heard.map(({ body, headers }) => [headers['content-type'], body])).toEqual([
    ['application/x-www-form-urlencoded; charset=UTF-8', 'a=1&b=x+y'],
    ['text/xml; charset=UTF-8', '{}'],
  ]);
});

test('an API secret is put in on the way out and never seen by the script', async () => {
  const { value } = await run(
    `const bearer = https.createSecureString({ input: 'Bearer {custsecret_token}' });
     https.get({ url: 'https://shop.example.com/', headers: { Authorization: bearer } });
     return { text: String(bearer), json: JSON.stringify({ bearer }) };`,
  );
  expect(heard[0]?.headers.authorization).toBe('Bearer geheim');
  expect(JSON.stringify(value)).not.toContain('geheim');
});

test('a secret goes only to its domains, whatever was done to it, and only its scripts may name it', async () => {
  account().setSecret('custsecret_bound', 'gebunden', { domains: ['*.myshopify.com'] });
  account().setSecret('custsecret_other', 'fremd', { scripts: ['customscript_somebody_else'] });
  const send = (host: string, steps = '') =>
    run(`const s = https.createSecureString({ input: '{custsecret_bound}' })${steps};
         return { code: https.get({ url: 'https://${host}/', headers: { 'X-Key': s } }).code };`);
  expect((await send('demo.myshopify.com')).value).toEqual({ code: 200 });
  expect((await send('shop.example.com')).name).toBe('UNEXPECTED_ERROR');
  const encoded = `.convertEncoding({ fromEncoding: 'UTF_8', toEncoding: 'BASE_64' })`;
  expect((await send('shop.example.com', encoded)).name).toBe('UNEXPECTED_ERROR');
  expect(heard).toHaveLength(1);

  const named = await run(`https.createSecureString({ input: '{custsecret_other}' });`);
  expect(named).toMatchObject({ name: 'UNEXPECTED_ERROR' });
  expect(named.message).toContain('custsecret_other');
});

test('the .promise forms answer, and reject with what the call throws', async () => {
  const { value } = await runStatements(
    account(),
    ['https', 'query', 'search'],
    `return Promise.all([
       https.get.promise({ url: 'https://shop.example.com/' }).then(({ code }) => code),
       https.post.promise({ url: 'https://shop.example.com/' }).catch(({ name }) => name),
       query.runSuiteQL.promise({ query: 'SELECT 1 AS one FROM dual' }).then((set) => set.asMappedResults()),
       search.create.promise({ type: 'currency', columns: ['name'] })
         .then((made) => made.run().getRange.promise({ start: 0, end: 1 })).then((found) => found.length),
       search.lookupFields.promise({ type: 'customer', id: '999', columns: ['entityid'] }).catch(({ name }) => name),
     ]);`,
  );
  expect(value).toEqual([200, 'SSS_MISSING_REQD_ARGUMENT', [{ one: 1 }], 1, 'RCRD_DSNT_EXIST']);
});

test('in a plain text the braces stay what they are', async () => {
  await run(
    `https.get({ url: 'https://shop.example.com/', headers: { Authorization: 'Bearer {custsecret_token}' } });`,
  );
  expect(heard[0]?.headers.authorization).toBe('Bearer {custsecret_token}');
});

test.each([
  [
    'a secret that is not there',
    `https.createSecureString({ input: '{custsecret_none}' })`,
    'INVALID_SECRET_ID',
  ],
  ['http in N/https', `https.get({ url: 'http://shop.example.com/' })`, 'SSS_INVALID_URL'],
  ['no URL', `https.get({})`, 'SSS_MISSING_REQD_ARGUMENT'],
  [
    'a post without body',
    `https.post({ url: 'https://shop.example.com/' })`,
    'SSS_MISSING_REQD_ARGUMENT',
  ],
  [
    'a host that is not there',
    `https.get({ url: 'https://nothing.invalid/' })`,
    'SSS_UNKNOWN_HOST',
  ],
])('%s is refused', async (_, statement, name) => {
  expect((await run(`${statement};`)).name).toBe(name);
});

test('a host that does not answer is SSS_CONNECTION_TIME_OUT', async () => {
  Object.assign(account().hosts, { 'dead.example.com': 'http://127.0.0.1:9' });
  expect((await run(`https.get({ url: 'https://dead.example.com/' });`)).name).toBe(
    'SSS_CONNECTION_TIME_OUT',
  );
});

test('SSS_INVALID_HOST_CERT: a host without a certificate that both could agree on', async () => {
  const bare = createTlsServer(() => undefined);
  await new Promise<void>((ready) => bare.listen(0, '127.0.0.1', ready));
  const { port } = bare.address() as AddressInfo;
  Object.assign(account().hosts, { 'bare.example.com': `https://127.0.0.1:${port}` });
  const { name } = await run(`https.get({ url: 'https://bare.example.com/' });`);
  await new Promise<void>((closed) => void bare.close(() => closed()));
  expect(name).toBe('SSS_INVALID_HOST_CERT');
});

test.each([
  ['the code of an answer', `https.get({ url: 'https://shop.example.com/' }).code = 500`],
  ['the body of an answer', `https.get({ url: 'https://shop.example.com/' }).body = ''`],
  [
    'the encoding of a secret key',
    `crypto.createSecretKey({ secret: 'custsecret_key' }).encoding = 'UTF_8'`,
  ],
])('READ_ONLY_PROPERTY: %s', async (_, statement) => {
  expect((await run(`${statement};`)).name).toBe('READ_ONLY_PROPERTY');
});

test('an HMAC takes its key from a secret, whose default encoding is HEX', async () => {
  const { value } = await run(
    `const mac = (encoding) => {
       const key = crypto.createSecretKey(encoding ? { secret: 'custsecret_key', encoding } : { secret: 'custsecret_key' });
       const hmac = crypto.createHmac({ algorithm: crypto.HashAlg.SHA256, key });
       hmac.update({ input: 'text' });
       return hmac.digest({ outputEncoding: encode.Encoding.BASE_64 });
     };
     return { utf8: mac(encode.Encoding.UTF_8), unset: mac() };`,
  );
  const { createHmac } = await import('node:crypto');
  const of = (key: Buffer) => createHmac('sha256', key).update('text').digest('base64');
  expect(value).toEqual({ utf8: of(Buffer.from('key')), unset: of(Buffer.from('key', 'hex')) });
});

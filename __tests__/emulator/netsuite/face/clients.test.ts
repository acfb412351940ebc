import { useAccount } from '../engine/account.ts';

/* eslint-disable @typescript-eslint/no-require-imports */
const NetsuiteRest = require('netsuite-rest') as new (options: object) => {
  request(options: object): Promise<{ statusCode: number; data: Answer; headers: Headers }>;
};
const restApi = require('@fye/netsuite-rest-api') as {
  makeRequest(config: object, request: object): Promise<{ statusCode: number; body: Answer }>;
};

type Headers = Record<string, string>;
interface Answer {
  items: Record<string, unknown>[];
  hasMore: boolean;
  totalResults: number;
  id?: string;
  otherRefNum?: string;
}

const account = useAccount();
let url = '';
let token: ReturnType<ReturnType<typeof account>['integrations']['createTba']>;
beforeAll(async () => {
  url = await account().start();
  token = account().integrations.createTba({ user: '1', role: 'administrator' });
});

test('netsuite-rest queries and changes records, unchanged but for the host', async () => {
  const client = new NetsuiteRest({
    consumer_key: token.consumerKey,
    consumer_secret_key: token.consumerSecret,
    token: token.tokenId,
    token_secret: token.tokenSecret,
    realm: 'TSTDRV1',
    base_url: url,
  });
  const made = await client.request({
    path: 'record/v1/customer',
    method: 'POST',
    body: JSON.stringify({ companyName: 'Client Ltd', subsidiary: { id: '1' } }),
  });
  expect(made.statusCode).toBe(204);
  const answer = await client.request({
    path: 'query/v1/suiteql?limit=1',
    method: 'POST',
    body: JSON.stringify({
      q: "SELECT id, companyname FROM customer WHERE companyname = 'Client Ltd'",
    }),
  });
  expect(answer.data.items).toMatchObject([{ companyname: 'Client Ltd' }]);
});

test('@fye/netsuite-rest-api queries page by page, unchanged but for the host', async () => {
  const config = {
    netsuiteApiHost: new URL(url).host,
    consumerKey: token.consumerKey,
    consumerSecret: token.consumerSecret,
    netsuiteAccountId: 'TSTDRV1',
    netsuiteTokenKey: token.tokenId,
    netsuiteTokenSecret: token.tokenSecret,
    netsuiteQueryLimit: 2,
    testEnv: true,
  };
  const { statusCode, body } = await restApi.makeRequest(config, {
    query: 'SELECT id, symbol FROM currency ORDER BY id',
    method: 'POST',
    requestType: 'suiteql',
  });
  expect(statusCode).toBe(200);
  expect(body).toMatchObject({ hasMore: true, items: [{ symbol: 'USD' }, { symbol: 'EUR' }] });
  const next = (body as unknown as { links: { rel: string; href: string }[] }).links.find(
    ({ rel }) => rel === 'next',
  );
  const second = await restApi.makeRequest(config, {
    query: 'SELECT id, symbol FROM currency ORDER BY id',
    method: 'POST',
    requestType: 'suiteql',
    nextUrl: next?.href,
  });
  expect(second.body.items).toHaveLength(2);
});

test('a wrong secret is an invalid login', async () => {
  const client = new NetsuiteRest({
    consumer_key: token.consumerKey,
    consumer_secret_key: 'wrong',
    token: token.tokenId,
    token_secret: token.tokenSecret,
    realm: 'TSTDRV1',
    base_url: url,
  });
  await expect(client.request({ path: 'record/v1/customer/1' })).rejects.toMatchObject({
    response: { statusCode: 401 },
  });
});

import { createShopify } from './index.ts';

/** Runs the local Shopify alone: `node emulator/shopify/main.ts [port]`. */
const shopify = createShopify({
  stores: [
    {
      domain: 'crossdock-demo.myshopify.com',
      key: 'demo',
      name: 'Crossdock Demo',
      clientId: 'crossdock-local',
      clientSecret: 'local-secret',
      accessToken: 'shpat_local',
    },
  ],
});
await shopify.start(Number(process.argv[2] ?? 4010));
console.log(`Shopify: ${shopify.url}`);
console.log(
  `GraphQL: ${shopify.url}/admin/api/2026-10/graphql.json (X-Shopify-Access-Token: shpat_local)`,
);
console.log(`Control: ${shopify.url}/_control/`);

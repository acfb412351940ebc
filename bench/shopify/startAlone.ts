import { createShopify } from '../../emulator/shopify/index.ts';

/** Prints how long a process takes from its birth to a local Shopify that listens, ms. */
const shopify = createShopify({
  stores: [
    { domain: 'a.myshopify.com', key: 'a', clientId: 'c', clientSecret: 's', accessToken: '' },
  ],
});
await shopify.start();
console.log(performance.now());
await shopify.stop();

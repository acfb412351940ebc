/** The Shopify Admin API version everything speaks: requests, the schema operations are checked against, and the local Shopify. */
export const API_VERSION = '2026-10';

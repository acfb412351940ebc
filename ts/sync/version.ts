/** Stands on every activity and in every answer to the relay. */
export const PRODUCT_VERSION = '0.1.0';

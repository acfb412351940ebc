/** Currencies whose amounts have another number of decimals than two (ISO 4217, as Shopify counts them). */
const DECIMALS: Record<string, number> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
      .split(' ')
      .map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
};

/** NetSuite keeps amounts with none or two decimals, nothing else (review 33). */
const MOST_DECIMALS_IN_NETSUITE = 2;

export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

export function fitsNetsuite(currency: string): boolean {
  return decimalsOf(currency) <= MOST_DECIMALS_IN_NETSUITE;
}

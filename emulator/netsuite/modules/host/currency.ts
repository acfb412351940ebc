import { SuiteScriptError, type Records } from '../../contract.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { UNITS } from '../../engine/units.ts';

/** `N/currency`: rates as the currency records hold them, by the base currency. */
export function currencyModule(records: Records): HostModule {
  const rateOf = (name: string): number => {
    for (const { id, fields } of records.all('currency')) {
      if (id === name || fields['symbol'] === name) return Number(fields['exchangerate']);
    }
    throw new SuiteScriptError('SSS_INVALID_CURRENCY_ID', `Invalid currency id: ${name}`);
  };
  return {
    'currency.exchangeRate': {
      units: () => UNITS.currency,
      run: (_, [{ source, target }]: [{ source: string | number; target: string | number }]) =>
        rateOf(String(source)) / rateOf(String(target)),
    },
  };
}

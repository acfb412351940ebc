import { SuiteScriptError, type Account, type Records } from '../../contract.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { UNITS } from '../../engine/units.ts';

interface Options {
  source: string | number;
  target: string | number;
  /** Today if not given. */
  date?: { $date: string };
}

/** `N/currency`: rates by date where the account keeps them, else as the currency records hold them. */
export function currencyModule(records: Records, account: Pick<Account, 'now'>): HostModule {
  const idOf = (name: string): string => {
    for (const { id, fields } of records.all('currency')) {
      if (id === name || fields['symbol'] === name) return id;
    }
    throw new SuiteScriptError('SSS_INVALID_CURRENCY_ID', `Invalid currency id: ${name}`);
  };
  return {
    'currency.exchangeRate': {
      units: () => UNITS.currency,
      run: (_, [{ source, target, date }]: [Options]) => {
        const day = (date?.$date ?? account.now()).slice(0, 10);
        return records.exchangeRate(idOf(String(source)), idOf(String(target)), day);
      },
    },
  };
}

import { defaultSwitches, type Switches } from '../../emulator/netsuite/switches.ts';
import { DEFAULT_SCOPES } from '../../emulator/shopify/api/store.ts';
import type { StoreSetUp } from '../../scripts/local/demoAccount.ts';
import type { VirtualWorldOptions } from '../../scripts/local/virtualWorld.ts';
import { accountSwitches } from './accountSwitches.ts';
import type { Both } from './bothSides.ts';
import { drawCustomers, type CustomerSettings } from './customerSettings.ts';
import { dice as diceOf, type Dice } from './dice.ts';

type Settings = NonNullable<StoreSetUp['settings']>;

/** How the account and its stores are set up for one run. */
export interface Configuration {
  settings: Settings & { customers: CustomerSettings & { companies: string } };
  currencyMode: keyof Both;
  /** Cents of conversion get lines of an item of their own, instead of staying on the deposits. */
  roundingLines: boolean;
  netsuite: NonNullable<VirtualWorldOptions['netsuite']>;
  /** What the app of every store was granted. */
  scopes: readonly string[];
  relay: { relayConcurrency: number; relayTickMs: number };
  /** For the report: what differs from the defaults. */
  told: string;
}

const MINUTE = 60_000;

/** Draws a set-up. Two runs in four book in presentment money: by number, so that neighbours differ. */
export function configurationOf(seed: number, dice: Dice, relayUrl: string): Configuration {
  const currencyMode = seed % 4 >= 2 ? 'presentment' : 'shop';
  const settings = {
    orders: {
      lineLocation: 'assigned',
      currencyMode,
      exchangeRate: currencyMode === 'presentment' && dice.chance(0.5) ? 'shopify' : 'netsuite',
      writeBack: dice.chance(0.5),
    },
    customers: {
      companies: dice.oneOf(['company', 'location', 'person']) ?? 'company',
      ...drawCustomers(diceOf(seed * 7919 + 21)),
    },
    fulfillments: {
      inline: dice.chance(0.6),
      notifyCustomer: dice.chance(0.2),
      progress: dice.oneOf(['none', 'picked', 'packed']) ?? 'none',
    },
    stock: {
      inline: dice.chance(0.6),
      buffer: dice.chance(0.3) ? dice.from(1, 3) : 0,
      cap: dice.chance(0.2) ? 50 : 0,
      aside: dice.chance(0.3) ? 'lower' : 'add',
      pickedStayCommitted: dice.chance(0.7),
    },
    relay: { url: relayUrl },
  };
  const switches = {
    ...accountSwitches(diceOf(seed * 7919 + 31)),
    // Nobody knows which of the two schedules do.
    scheduleRepeatsUntil: seed % 2 === 0 ? ('nextStart' as const) : ('midnight' as const),
    pickedUnitsStayCommitted: settings.stock.pickedStayCommitted,
  };
  const roundingLines = diceOf(seed * 7919 + 41).chance(0.5);
  // Shopify grants it on request only.
  const seesAll = diceOf(seed * 7919 + 36).chance(0.6);
  return {
    settings,
    currencyMode,
    roundingLines,
    netsuite: { switches },
    scopes: DEFAULT_SCOPES.filter((scope) => seesAll || scope !== 'read_all_orders'),
    relay: { relayConcurrency: dice.from(1, 4), relayTickMs: 2 * MINUTE },
    told: JSON.stringify({
      ...settings,
      roundingLines,
      switches: notDefault(switches),
      readAllOrders: seesAll,
    }),
  };
}

function notDefault(switches: Partial<Switches>): Partial<Switches> {
  return Object.fromEntries(
    Object.entries(switches).filter(
      ([name, value]) => defaultSwitches[name as keyof Switches] !== value,
    ),
  );
}

import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Both } from './bothSides.ts';
import type { Dice } from './dice.ts';
import { suiteql, text } from './suiteql.ts';
import { underWay } from './underWay.ts';

const MINUTE = 60_000;
const AGAIN_MS = 5 * MINUTE;

type Settings = Record<string, Record<string, unknown> | undefined>;

/** Who looks after the account: changes settings while everything runs, pauses a store, and mistypes. */
export function administrator(world: VirtualWorld, dice: Dice) {
  const { netsuite, time } = world;
  const { begin, counts, done, isIdle } = underWay();
  const modes = new Set<keyof Both>();
  const paused = new Set<string>();
  const stockRuleChangedAt = new Map<string, number>();

  function save(store: string, field: string, value: (now: unknown) => unknown): Promise<unknown> {
    const id = recordOf(world, store);
    return netsuite.save(
      (session, records) => records.load(session, { type: 'customrecord_xdk_store', id }),
      (set) => {
        const fieldId = `custrecord_xdk_store_${field}`;
        set('setValue', { fieldId, value: value(set('getValue', { fieldId })) });
      },
    );
  }

  function doing(
    what: string,
    work: Promise<unknown>,
    refused: () => void = () => undefined,
  ): void {
    begin(what, work, (isRefused) => {
      if (isRefused) refused();
    });
  }

  /** Whatever else stands in the settings stays as it is. */
  function change(store: string, group: string, values: Record<string, unknown>): Promise<unknown> {
    return save(store, 'settings', (now) => {
      const settings = JSON.parse(String(now)) as Settings;
      return JSON.stringify({ ...settings, [group]: { ...settings[group], ...values } });
    });
  }

  function resume(store: string): void {
    doing(
      'resume a store',
      save(store, 'active', () => true).then(() => paused.delete(store)),
      () => time.at(time.now() + AGAIN_MS, () => resume(store)),
    );
  }

  const changes = [
    (): [string, object] => ['fulfillments', { inline: dice.chance(0.5) }],
    (): [string, object] => ['fulfillments', { notifyCustomer: dice.chance(0.5) }],
    (): [string, object] => ['stock', { inline: dice.chance(0.5) }],
    (): [string, object] => ['stock', { buffer: dice.from(0, 3), cap: dice.oneOf([0, 40]) }],
    (): [string, object] => ['stock', { aside: dice.oneOf(['add', 'lower']) }],
    (): [string, object] => ['orders', { writeBack: dice.chance(0.5) }],
    (): [string, object] => ['orders', { currencyMode: dice.oneOf(['shop', 'presentment']) }],
  ];

  return {
    counts,
    /** Currency modes that any store was ever set to. */
    modes,
    /** When a store's buffer, cap or what it keeps aside was changed last. */
    stockRuleChangedAt,
    change,
    deeds: {
      changeSettings(): void {
        const store = dice.oneOf(world.stores)?.key ?? '';
        const [group, values] = dice.oneOf(changes)?.() ?? ['stock', {}];
        if ('currencyMode' in values) modes.add(values.currencyMode as keyof Both);
        const changed = change(store, group, values as Record<string, unknown>).then(() => {
          if (group === 'stock' && !('inline' in values)) stockRuleChangedAt.set(store, time.now());
        });
        doing('change settings', changed);
      },
      mistypeSettings(): void {
        const store = dice.oneOf(world.stores)?.key ?? '';
        const [group, values] = dice.oneOf([
          ['stock', { bufer: 2 }],
          ['orders', { currencyMode: 'buyer' }],
        ] as const) ?? ['stock', {}];
        doing('mistype settings', change(store, group, values));
      },
      pauseStore(): void {
        const store = dice.oneOf(world.stores)?.key ?? '';
        if (paused.has(store)) return;
        paused.add(store);
        doing(
          'pause a store',
          save(store, 'active', () => false).then(() => {
            time.at(time.now() + dice.wait(40 * MINUTE), () => resume(store));
          }),
          // A save that failed late has paused it all the same: who meets an error switches it back.
          () => time.at(time.now() + AGAIN_MS, () => resume(store)),
        );
      },
    },
    /** Until every store runs again. */
    async done(): Promise<void> {
      while (!isIdle() || paused.size > 0) {
        await done();
        if (paused.size > 0) await new Promise<void>((go) => time.at(time.now() + MINUTE, go));
      }
    },
  };
}

function recordOf({ netsuite }: VirtualWorld, store: string): string {
  const [row] = suiteql(
    netsuite,
    'SELECT s.id AS id FROM customrecord_xdk_store s WHERE s.custrecord_xdk_store_key = ?',
    [store],
  );
  return row ? text(row, 'id') : '';
}

/** A store's settings as an administrator sees them, without the defaults. */
export function settingsOf({ netsuite }: VirtualWorld, store: string): Settings {
  const [row] = suiteql(
    netsuite,
    'SELECT s.custrecord_xdk_store_settings AS settings FROM customrecord_xdk_store s WHERE s.custrecord_xdk_store_key = ?',
    [store],
  );
  return JSON.parse(row ? text(row, 'settings') : '{}') as Settings;
}

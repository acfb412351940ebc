import { join } from 'node:path';
import { RELAY_HOST } from '../../scripts/local/subscribe.ts';
import { bootVirtualWorld, type VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { afterSale } from './afterSale.ts';
import { administrator, settingsOf } from './administrator.ts';
import { answers } from './answers.ts';
import { addCompanies } from './companies.ts';
import { configurationOf } from './configuration.ts';
import { customerProblems } from './customerProof.ts';
import { mapCustomers } from './customerSettings.ts';
import { echoProblems, standing, type Standing } from './echoes.ts';
import { twoSides } from './twoSides.ts';
import { bank } from './bank.ts';
import { beforeSweep } from './beforeSweep.ts';
import { dice, type Dice } from './dice.ts';
import { addGiftCards, addKit, addRounding } from './kit.ts';
import { oldOrders, readOldOrders } from './oldOrders.ts';
import { otherApp } from './otherApp.ts';
import { prove, type Asked, type Proof } from './proof.ts';
import { relayAccount } from './relayAccount.ts';
import { settle } from './settle.ts';
import { shoppers } from './shoppers.ts';
import { warehouse } from './warehouse.ts';
import { weather } from './weather.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Some hours before the night's sweep, which every run waits for. */
const START = '2026-11-02T20:00:00Z';

/** Mean time between two deeds of one kind, in minutes; orders come in bursts on top. */
const EVERY = {
  buy: 12,
  payLater: 90,
  cancel: 240,
  edit: 120,
  refund: 150,
  refundShipping: 400,
  giveMoneyBack: 600,
  setAside: 240,
  ship: 15,
  correctTracking: 120,
  moveStock: 60,
  returnGoods: 180,
  mergeCustomers: 480,
  customerComesAndGoes: 480,
  deleteOrder: 480,
  sellElsewhere: 240,
  changeSettings: 240,
  mistypeSettings: 1_440,
  pauseStore: 720,
};
/** The same for customers of both sides, where the store follows them. */
const CUSTOMERS_EVERY = {
  changeInShopify: 25,
  changeInNetsuite: 25,
  changeOnBothSides: 50,
  describeInShopify: 180,
  rateInNetsuite: 180,
  signUp: 180,
  walkIn: 480,
};
const WEATHER_EVERY_MINUTES = 30;
const BANK_EVERY_MINUTES = 60;
const ANSWER_EVERY_MINUTES = 90;

export interface SoakOptions {
  seed: number;
  hours: number;
  /** Own, empty folder. */
  folder: string;
  /** In one account, with the same customers and goods; one unless given. */
  stores?: number;
  /** Without faults, for a look at what the deeds alone do. */
  calm?: boolean;
  onHour?: (line: string, world: VirtualWorld) => void;
  /** While it waits after the faults: the virtual time and what is still to be done. */
  onWait?: (line: string) => void;
  /** Run after the faults and before the proof; a test takes something away here. */
  beforeProof?: (world: VirtualWorld, asked: Asked) => Promise<void>;
}

export interface SoakReport extends Proof {
  deeds: Record<string, number>;
  faults: Record<string, number>;
  virtualHours: number;
  /** Settings and switches of the run, as JSON. */
  setUp: string;
}

/** Random trade with random faults for that many hours, then calm, then the proof. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { seed, hours } = options;
  const own: string[] = [];
  const relay = relayAccount();
  const setUp = configurationOf(seed, dice(seed * 7919 + 1), `https://${RELAY_HOST}`);
  const world = await bootVirtualWorld({
    seed,
    start: START,
    folder: options.folder,
    stores: options.stores ?? 1,
    relayWatch: relay.watch,
    ...setUp.relay,
    settings: setUp.settings,
    netsuite: {
      ...setUp.netsuite,
      onProblem: (error) => own.push(`the local NetSuite itself: ${error.message}`),
    },
  });
  try {
    const { time } = world;
    addKit(world);
    const giftCard = addGiftCards(world);
    const rounding = setUp.roundingLines && addRounding(world);
    mapCustomers(world);
    const branches = world.stores.map((store) => addCompanies(world, store));
    const admin = administrator(world, dice(seed * 7919 + 5));
    admin.modes.add(setUp.currencyMode);
    for (const { key } of world.stores) {
      const items = {
        ...(settingsOf(world, key)['orders']?.['items'] as object | undefined),
        giftCard,
        ...(rounding && { currencyRounding: rounding }),
      };
      await time.finish(admin.change(key, 'orders', { items, roundingLimit: '0.50' }));
    }
    const shops = world.stores.map((store, index) =>
      shoppers(world, store, dice(seed * 7919 + 11 + index), branches[index] ?? []),
    );
    const desks = world.stores.map((store, index) =>
      afterSale(
        world,
        store,
        dice(seed * 7919 + 5_003 + index),
        shops[index]?.recent ?? (() => []),
      ),
    );
    const apps = world.stores.map((store, index) =>
      otherApp(world, store, dice(seed * 7919 + 6_007 + index)),
    );
    const inStores: { counts: Record<string, number>; deeds: Record<string, () => void> }[] = [
      ...shops,
      ...desks,
      ...apps,
    ];
    const people = warehouse(world, dice(seed * 7919 + 2), (order) =>
      shops.some(({ handedOver }) => handedOver.has(order)),
    );
    const readers = answers(world, dice(seed * 7919 + 6));
    const { customers } = setUp.settings;
    const sides = twoSides(world, dice(seed * 7919 + 22), customers.companies);
    const money = bank(world, dice(seed * 7919 + 34));
    const sky = weather(world, dice(seed * 7919 + 3), dice(seed * 7919 + 33), setUp.scopes);
    for (const [index, ids] of oldOrders(world, dice(seed * 7919 + 37), hours).entries())
      shops[index]?.placed.push(...ids);
    const begin = time.now();
    const end = begin + hours * HOUR;

    const cues = dice(seed * 7919 + 4);
    for (const [name, minutes] of Object.entries(EVERY)) {
      const deeds: Record<string, () => void> = {
        ...people.deeds,
        ...admin.deeds,
      };
      const deed =
        deeds[name] ?? (() => cues.oneOf(inStores.flatMap((one) => one.deeds[name] ?? []))?.());
      repeat(world, cues, minutes * MINUTE, end, deed);
    }
    const cuesOfSides = dice(seed * 7919 + 23);
    if (customers.import || customers.push)
      for (const [name, minutes] of Object.entries(CUSTOMERS_EVERY))
        repeat(
          world,
          cuesOfSides,
          minutes * MINUTE,
          end,
          sides.deeds[name as keyof typeof CUSTOMERS_EVERY],
        );
    if (!options.calm) repeat(world, cues, WEATHER_EVERY_MINUTES * MINUTE, end, sky.change);
    repeat(world, dice(seed * 7919 + 7), ANSWER_EVERY_MINUTES * MINUTE, end, readers.answer);
    const recentOf = (key: string) =>
      shops[world.stores.findIndex((store) => store.key === key)]?.recent() ?? [];
    repeat(world, dice(seed * 7919 + 35), BANK_EVERY_MINUTES * MINUTE, end, () => {
      money.look(recentOf);
    });
    // A burst: many at the same moment.
    repeat(world, cues, 6 * HOUR, end, () => {
      for (let left = cues.from(5, 25); left > 0; left--) cues.oneOf(shops)?.deeds.buy();
    });

    const deployAt = cues.from(1, Math.max(1, hours));
    for (let hour = 1; begin + hour * HOUR <= end; hour++) {
      await time.until(begin + hour * HOUR);
      // No time passes meanwhile; scripts that wait for something go on with what they were loaded with.
      if (hour === deployAt) await world.netsuite.installProject(join(options.folder, 'sdf'));
      options.onHour?.(
        `${time.iso()} ${shops.flatMap(({ placed }) => placed).length} orders`,
        world,
      );
    }
    await time.finish(sky.clear());
    money.done();
    await time.finish(people.done());
    await time.finish(admin.done());
    await time.finish(readers.done());
    await time.finish(sides.done());
    for (const desk of desks) await time.finish(desk.done());
    if (!setUp.scopes.includes('read_all_orders'))
      for (const { key } of world.stores) await time.finish(readOldOrders(world, key, begin));
    let early: ReturnType<typeof beforeSweep> = { counts: {}, problems: [] };
    let stood: Standing = new Map();
    await settle(world, {
      onWait: (loose) => options.onWait?.(`${time.iso()} still to be done: ${few(loose)}`),
      beforeNight() {
        early = beforeSweep(world, admin.stockRuleChangedAt);
        stood = standing(world);
      },
    });
    const asked = {
      roundingLines: setUp.roundingLines,
      isDeleted: (order: string) => desks.some(({ deleted }) => deleted.has(order)),
      modes: [...admin.modes],
    };
    await options.beforeProof?.(world, asked);
    const proof = await prove(world, asked);
    const isMerged = ({ store, gid }: { store: string; gid: string }) =>
      desks.some(({ merged }) => merged.has(`${store} ${gid}`));
    const bothWays = customerProblems(world, {
      journal: sides.journal,
      settings: customers,
      isMerged,
    });
    const passedOn = relay.account();
    return {
      problems: [
        ...own,
        ...early.problems,
        ...passedOn.problems,
        ...proof.problems,
        ...bothWays.problems,
        ...echoProblems(world, stood),
      ],
      counts: { ...proof.counts, ...early.counts, ...passedOn.counts, ...bothWays.counts },
      deeds: sumOf([...inStores, people, admin, money, readers, sides].map(({ counts }) => counts)),
      setUp: setUp.told,
      faults: sky.counts,
      virtualHours: Math.round((time.now() - begin) / HOUR),
    };
  } finally {
    await world.stop();
  }
}

/** The first ones by name. */
function few(works: string[]): string {
  return works.length > 3
    ? `${works.slice(0, 3).join('; ')} and ${works.length - 3} more`
    : works.join('; ');
}

function sumOf(counts: Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, count] of counts.flatMap((one) => Object.entries(one)))
    sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

function repeat(
  world: VirtualWorld,
  cues: Dice,
  meanMs: number,
  end: number,
  deed: () => void,
): void {
  const next = () => {
    const at = world.time.now() + cues.wait(meanMs);
    if (at >= end) return;
    world.time.at(at, () => {
      deed();
      next();
    });
  };
  next();
}

import type { Compared } from './compare.ts';
import { placeSeconds, type Costs, type Measured } from './costs.ts';
import type { Driven } from './drives.ts';
import { number, placesName, seconds, three, type Table } from './format.ts';
import { quantilesOf } from './quantiles.ts';

/** What was driven through the real bundles: imports, and what an order took. */
export function drivenRows(driven: readonly Driven[]): Table {
  return [
    [
      'driven',
      'calls + processors',
      'orders',
      'orders an hour',
      'import p50 / p95 / p99',
      'most waiting',
      'seconds in calls + on processors, per order',
      'units per order',
      'points per order',
    ],
    ...driven.map(({ drive, traded }) => [
      drive.name,
      placesName(drive.places),
      `${traded.orders}`,
      number(traded.ordersPerSecond * 3_600),
      three(quantilesOf(traded.importSeconds)),
      `${Math.max(0, ...traded.depth)}`,
      `${number(traded.slotSecondsPerOrder)} + ${number(traded.processorSecondsPerOrder)}`,
      number(traded.unitsPerOrder),
      number(traded.pointsPerOrder),
    ]),
  ];
}

/** What was driven through the real bundles: shipments and stock. */
export function laterRows(driven: readonly Driven[]): Table {
  return [
    [
      'driven',
      'calls + processors',
      'shipment p50 / p95 / p99',
      'stock move of 5 lines',
      'stock move of 50 lines',
      'pushes of stock per order',
      'one push: units / points / seconds',
    ],
    ...driven
      .filter(({ drive }) => drive.shipsAfterMinutes)
      .map(({ drive, traded }) => [
        drive.name,
        placesName(drive.places),
        three(quantilesOf(traded.shipSeconds)),
        three(quantilesOf(traded.smallMoveSeconds)),
        three(quantilesOf(traded.largeMoveSeconds)),
        number(traded.stockPushesPerOrder),
        [traded.stockPush.units, traded.stockPush.points, traded.stockPush.seconds]
          .map(number)
          .join(' / '),
      ]),
  ];
}

/** What the extrapolation reckons with, where it comes from, and what other drives would have said. */
export function costRows(costs: Costs, measured: Measured, loaded: readonly Driven[]): Table {
  const { burst, whole, calm } = measured;
  const from = ({ drive }: Driven) => `${drive.name}, ${placesName(drive.places)}`;
  const elsewhere = (isBurst: boolean, figure: (one: Driven) => number) => {
    const figures = loaded
      .filter((one) => one !== burst && one !== whole && !one.drive.shipsAfterMinutes === isBurst)
      .map(figure)
      .sort((a, b) => a - b);
    const [least, most] = [figures[0], figures.at(-1)];
    if (least === undefined || most === undefined) return '';
    return least === most ? number(least) : `${number(least)} to ${number(most)}`;
  };
  const pushing = ({ traded }: Driven) => traded.stockPushesPerOrder * traded.stockPush.seconds;
  const perChange = ({ drive }: Driven) => drive.stockPerOrder * drive.stores;
  const pointsOfStock = ({ traded }: Driven) =>
    traded.stockPushesPerOrder * traded.stockPush.points;
  return [
    ['cost', 'figure', 'from', 'in the other drives'],
    [
      'an order until it is in NetSuite',
      `${number(costs.orderSeconds)} s of a call or processor`,
      from(burst),
      elsewhere(true, placeSeconds),
    ],
    [
      'what follows it, without stock',
      `${number(costs.followSeconds)} s`,
      `${from(whole)}: ${number(placeSeconds(whole))} s less the order and stock`,
      elsewhere(false, (one) => placeSeconds(one) - costs.orderSeconds - pushing(one)),
    ],
    [
      'one changed quantity, told to one store',
      `${number(costs.changeSeconds)} s`,
      `${from(whole)}: its pushes, over changes and stores`,
      elsewhere(false, (one) => pushing(one) / perChange(one)),
    ],
    [
      'the same',
      `${number(costs.changePoints)} points`,
      from(whole),
      elsewhere(false, (one) => pointsOfStock(one) / perChange(one)),
    ],
    [
      'all but stock',
      `${number(costs.orderPoints)} points per order`,
      from(whole),
      elsewhere(false, (one) => one.traded.pointsPerOrder - pointsOfStock(one)),
    ],
    [
      'an import, a shipment, a stock move by itself',
      [costs.importSeconds, costs.shipSeconds, costs.moveSeconds]
        .map((list) => seconds(quantilesOf(list).p50))
        .join(', '),
      from(calm),
      '',
    ],
  ];
}

/** The queue that the extrapolation uses, beside what was driven. */
export function comparedRows(compared: readonly Compared[]): Table {
  return [
    [
      'the same minutes',
      'calls + processors',
      'most waiting: driven',
      'by the queue',
      'import p50 / p95: driven',
      'by the queue',
      'stock move p50 / p95: driven',
      'by the queue',
    ],
    ...compared.map(({ drive, traded, modelled }) => {
      const two = (list: { p50: number; p95: number }) =>
        `${seconds(list.p50)} / ${seconds(list.p95)}`;
      const moves = [...traded.smallMoveSeconds, ...traded.largeMoveSeconds];
      return [
        drive.name,
        placesName(drive.places),
        `${Math.max(0, ...traded.depth)}`,
        `${modelled.mostWaiting}`,
        two(quantilesOf(traded.importSeconds)),
        two(modelled.latency.import),
        ...(moves.length > 0 ? [two(quantilesOf(moves)), two(modelled.latency.stock)] : ['', '']),
      ];
    }),
  ];
}

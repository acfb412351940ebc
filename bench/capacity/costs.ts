import type { Costs } from './day.ts';
import type { Driven } from './report.ts';

/** What one order takes of places and processors, in seconds, stock and echoes among it: where much waits, all of them work. */
export function placeSeconds({ drive: { places }, traded }: Driven): number {
  return (places.slots + places.processors) / traded.ordersPerSecond;
}

/**
 * @param calm where nothing waits: how long each flow takes by itself
 * @param busiest where much waits: what each order costs when calls have work
 */
export function costsOf({ traded: alone }: Driven, busiest: Driven): Costs {
  const { traded } = busiest;
  const { stockPush, stockPushesPerOrder } = traded;
  return {
    orderSeconds: placeSeconds(busiest) - stockPushesPerOrder * stockPush.seconds,
    orderPoints: traded.pointsPerOrder - stockPushesPerOrder * stockPush.points,
    pushSeconds: stockPush.seconds,
    pushPoints: stockPush.points,
    importSeconds: rising(alone.importSeconds),
    shipSeconds: rising(alone.shipSeconds),
    moveSeconds: rising([...alone.smallMoveSeconds, ...alone.largeMoveSeconds]),
  };
}

function rising(list: readonly number[]): number[] {
  return [...list].sort((a, b) => a - b);
}

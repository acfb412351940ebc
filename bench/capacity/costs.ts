import type { Driven } from './drives.ts';

/** Costs per item and times of a lone one, measured. Seconds are those of one place: a RESTlet call or a processor. */
export interface Costs {
  /** One order until it is in NetSuite, its share of calls and routing among it. */
  orderSeconds: number;
  /** Its shipment, the echo of it and what else follows, without stock. */
  followSeconds: number;
  /** Without stock. */
  orderPoints: number;
  /** One changed quantity, told to one store, with the others of its batch. */
  changeSeconds: number;
  changePoints: number;
  /** One push of a batch to one store. */
  pushSeconds: number;
  /** From checkout to sales order where nothing waits, in seconds, rising. */
  importSeconds: number[];
  /** From the start of the save of a shipment to the fulfillment. */
  shipSeconds: number[];
  /** From the start of the save of a stock move to the figures in every store. */
  moveSeconds: number[];
}

/** The drives that the costs come from. */
export interface Measured {
  /** One order a minute: nothing waits. */
  calm: Driven;
  /** Orders alone, more than the places can take. */
  burst: Driven;
  /** Orders with shipments and stock, on the same places: those that had work all the time. */
  whole: Driven;
}

/** Of all drives with shipments the one that kept most orders waiting per place, and the orders alone on the same places. */
export function measuredIn(calm: Driven, loaded: readonly Driven[]): Measured {
  const crowding = ({ drive: { places }, traded }: Driven) =>
    Math.max(...traded.depth) / (places.slots + places.processors);
  const fullest = (list: readonly Driven[]) =>
    list.reduce((a, b) => (crowding(b) > crowding(a) ? b : a));
  const whole = fullest(loaded.filter(({ drive }) => drive.shipsAfterMinutes));
  const bursts = loaded.filter(({ drive }) => !drive.shipsAfterMinutes);
  const alike = bursts.filter(
    ({ drive: { places } }) =>
      places.slots === whole.drive.places.slots &&
      places.processors === whole.drive.places.processors,
  );
  return { calm, whole, burst: fullest(alike.length > 0 ? alike : bursts) };
}

export function costsOf({ calm: { traded: alone }, burst, whole }: Measured): Costs {
  const { drive, traded } = whole;
  const { stockPush, stockPushesPerOrder } = traded;
  const changes = drive.stockPerOrder * drive.stores;
  const orderSeconds = placeSeconds(burst);
  return {
    orderSeconds,
    followSeconds: placeSeconds(whole) - orderSeconds - stockPushesPerOrder * stockPush.seconds,
    orderPoints: traded.pointsPerOrder - stockPushesPerOrder * stockPush.points,
    changeSeconds: (stockPushesPerOrder * stockPush.seconds) / changes,
    changePoints: (stockPushesPerOrder * stockPush.points) / changes,
    pushSeconds: stockPush.seconds,
    importSeconds: rising(alone.importSeconds),
    shipSeconds: rising(alone.shipSeconds),
    moveSeconds: rising([...alone.smallMoveSeconds, ...alone.largeMoveSeconds]),
  };
}

/** As if every order cost what it did in the drive where it cost most. */
export function dearestCosts(measured: Measured, loaded: readonly Driven[]): Costs {
  const wholes = loaded.filter(({ drive }) => drive.shipsAfterMinutes);
  const whole = wholes.reduce((a, b) => (placeSeconds(b) > placeSeconds(a) ? b : a));
  return costsOf({ ...measured, whole });
}

/** How long an order and all that belongs to it held calls and processors. */
export function placeSeconds({ traded }: Driven): number {
  return traded.slotSecondsPerOrder + traded.processorSecondsPerOrder;
}

function rising(list: readonly number[]): number[] {
  return [...list].sort((a, b) => a - b);
}

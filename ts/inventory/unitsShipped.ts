import type { Store } from '../setup/stores';
import { changeFigures, readFigures } from './figures';
import { readPlaces } from './readPlaces';
import type { Figure } from './stock';

/**
 * A fulfillment that both sides know took these units (by NetSuite item) off Shopify's on_hand at a location: nobody has to
 * look for who did. 17 units and 6 more per 250 item ids; nothing where no stock goes.
 */
export function noteUnitsShipped(
  store: Store,
  location: string,
  units: Record<string, number>,
): void {
  if (!store.settings.stock.push) return;
  const place = readPlaces().find((one) => one.store === store.key && one.location === location);
  const items = Object.keys(units);
  if (!place || items.length === 0) return;
  changeFigures(place, items, readFigures([place], items), (item, figure) =>
    afterShipping(figure, units[item] ?? 0),
  );
}

/** What was left there, after these units went out; units that had been missed already are explained by them. */
export function afterShipping(figure: Figure, units: number): Figure {
  if (!figure.touched || figure.gone < units) return { ...figure, onHand: figure.onHand - units };
  const gone = figure.gone - units;
  return { ...figure, gone, touched: gone > 0 };
}

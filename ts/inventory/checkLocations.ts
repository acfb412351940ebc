import { now } from '../netsuite/clock';
import { isFeatureOn } from '../netsuite/runtime';
import { readAll, textOf } from '../netsuite/suiteql';
import { readMappings } from '../setup/mappings';
import { call } from '../shopify/client';
import type { LocationsQuery, LocationsQueryVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { raise } from '../sync/syncErrors';
import document from './locations.graphql';
import { locationProblems, optionsProblem, unstockedProblem } from './mapLocations';
import { sourcesOf } from './places';
import { readPlaces, refusedPlaces } from './readPlaces';
import type { Place, StockItem } from './stock';

/** Raises a sync error for every location that gets no stock although it should; never a silent skip. 36 units and more. */
export function checkLocations(run: RunContext): void {
  const { store } = run;
  const answer = call<LocationsQuery, LocationsQueryVariables>(store, run.caller, document, {});
  // The sweep's own reads say what is wrong with the store.
  if (answer.kind !== 'data') return;
  const mapped = readMappings(store.key)
    .filter((row) => row.kind === 'location')
    .map((row) => row.shopify);
  const places = readPlaces().filter((place) => place.store === store.key);
  const active = isFeatureOn('LOCATIONS')
    ? readAll("SELECT l.id AS id FROM location l WHERE l.isinactive = 'F'").map((row) =>
        textOf(row, 'id'),
      )
    : sourcesOf(places);
  const problems = locationProblems(
    store,
    answer.data.locations.nodes,
    new Set(mapped),
    places,
    new Set(active),
  );
  const refused = refusedPlaces(store.key).map(optionsProblem);
  for (const problem of [...problems, ...refused]) raise(store.key, problem, now());
}

/** Raises one sync error per place for items with stock that are not stocked there. */
export function raiseUnstocked(
  unstocked: { item: StockItem; place: Place; available: number }[],
  run: RunContext,
): void {
  if (run.store.settings.stock.activate) return;
  for (const place of new Set(unstocked.map((one) => one.place))) {
    const skus = unstocked
      .filter((one) => one.place === place && one.available > 0)
      .map(({ item }) => item.sku);
    const problem = unstockedProblem(run.store, place, skus);
    if (problem) raise(run.store.key, problem, now());
  }
}

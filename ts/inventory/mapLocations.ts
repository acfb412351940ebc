import type { Store } from '../setup/stores';
import type { Problem } from '../sync/outcome';
import type { RefusedPlace } from './readPlaces';
import type { Place } from './stock';

/** A location of the shop. */
export interface ShopLocation {
  id: string;
  name: string;
  isActive: boolean;
  isFulfillmentService: boolean;
}

/**
 * What keeps stock from a location that should have it: one that is not mapped, one that is mapped and gone or inactive, and
 * a NetSuite source that is inactive or was never there. `mapped` are all mapped Shopify locations (gids), those without
 * stock too; `activeSources` all NetSuite locations that can be drawn on.
 */
export function locationProblems(
  store: Store,
  locations: ShopLocation[],
  mapped: Set<string>,
  places: Place[],
  activeSources: Set<string>,
): Problem[] {
  const unmapped = locations.filter(
    ({ id, isActive, isFulfillmentService }) =>
      isActive && !isFulfillmentService && !mapped.has(id),
  );
  const active = new Set(locations.filter(({ isActive }) => isActive).map(({ id }) => id));
  const gone = places.filter(({ location }) => !active.has(location));
  const stopped = places.filter(({ sources }) => !sources.every((one) => activeSources.has(one)));
  return [
    ...unmapped.map(({ id, name }) =>
      problem(
        store,
        id,
        'LOCATION_NOT_MAPPED',
        `Location ${name} (${id}) of ${store.domain} is active but stands for no NetSuite location; it gets no stock, and its shipments can't be booked.`,
        'Add it to the mapping of locations, with the option {"stock": false} if it shall get no stock',
      ),
    ),
    ...gone.map(({ location }) =>
      problem(
        store,
        location,
        'LOCATION_INACTIVE',
        `Location ${location} of ${store.domain} is mapped but inactive or gone in Shopify; its figures can't be set.`,
        'Activate it in Shopify, or take it out of the mapping of locations',
      ),
    ),
    ...stopped.map(({ location, sources }) =>
      problem(
        store,
        location,
        'SOURCE_INACTIVE',
        `A NetSuite location among ${sources.join(', ')}, which location ${location} of ${store.domain} draws on, is inactive or does not exist.`,
        'Activate it, or take it out of the mapping of locations',
      ),
    ),
  ];
}

/** A row of the value table that says nothing that can be followed. */
export function optionsProblem({ store, location, reason }: RefusedPlace): Problem {
  return {
    cause: `location:${location}`,
    code: 'LOCATION_MAPPING',
    class: 'setup',
    owner: 'administrator',
    subject: `store ${store}, location ${location}`,
    message: `The mapping of location ${location} can't be followed: ${reason}. It gets no stock; its figures stay as they are.`,
    next: 'Correct the row in the mapping of locations; the next look at them, within five minutes, takes them up.',
  };
}

/** Tracked items with stock in NetSuite that a place of Shopify does not stock; null when there are none. */
export function unstockedProblem(store: Store, place: Place, skus: string[]): Problem | null {
  const [first] = skus;
  if (first === undefined) return null;
  return {
    ...problem(
      store,
      place.location,
      'NOT_STOCKED',
      `SKU ${first}${skus.length > 1 ? ` and ${skus.length - 1} more` : ''} with stock in NetSuite ${skus.length > 1 ? 'are' : 'is'} not stocked at ${place.location} of ${store.domain}; nobody can buy it there.`,
      'Stock the items at that location in Shopify, or switch on stock.activate',
    ),
    cause: `unstocked:${place.location}`,
  };
}

function problem(
  store: Store,
  location: string,
  code: string,
  message: string,
  next: string,
): Problem {
  return {
    cause: `location:${location}`,
    code,
    class: 'setup',
    owner: 'administrator',
    subject: `store ${store.key}, location ${location}`,
    message,
    next: `${next}; the next sweep looks again.`,
  };
}

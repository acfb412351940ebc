import type { ResolverMap } from '../../contract.ts';
import { NotModelled } from '../../contract.ts';
import { announce } from '../../state/events.ts';
import type { Location } from '../../state/places/location.ts';
import { newLocation } from '../../state/places/location.ts';
import {
  activationError,
  deactivationError,
  setLocationActive,
} from '../../state/places/locationActivity.ts';

type LocationInput = {
  name: string;
  fulfillsOnlineOrders?: boolean | null;
  address: Partial<Location['address']>;
};

interface Deactivation {
  locationId: string;
  destinationLocationId?: string | null;
}

/** Errors of these two have names of their own; those of the idempotency key come as plain `userErrors`. */
const errorsOf = ({ userErrors }: { userErrors: object[] }) => userErrors;

export const locationMutations: ResolverMap = {
  LocationDeactivatePayload: { locationDeactivateUserErrors: errorsOf },
  LocationActivatePayload: { locationActivateUserErrors: errorsOf },
  Mutation: {
    locationAdd: (_parent, { input }: { input: LocationInput }, ctx) => {
      const name = input.name.trim();
      const taken = [...ctx.shop.locations.values()].some((one) => one.name === name);
      if (!name || taken) {
        const message = name ? 'You already have a location with this name' : 'Add a location name';
        return {
          location: null,
          userErrors: [{ field: ['input', 'name'], message, code: name ? 'TAKEN' : 'BLANK' }],
        };
      }
      const { address } = input;
      const location = newLocation(ctx, {
        name,
        fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
        address: { ...address },
      });
      ctx.changing(location.id, null);
      ctx.shop.locations.set(location.id, location);
      announce(ctx, 'locations/create', location);
      return { location, userErrors: [] };
    },
    locationDeactivate: (_parent, args: Deactivation, ctx) => {
      if (args.destinationLocationId)
        throw new NotModelled('locationDeactivate with destinationLocationId');
      const location = ctx.shop.locations.get(args.locationId);
      const error = deactivationError(ctx, location);
      if (location && !error) setLocationActive(ctx, location, false);
      return { location: location ?? null, userErrors: error ? [error] : [] };
    },
    locationActivate: (_parent, { locationId }: { locationId: string }, ctx) => {
      const location = ctx.shop.locations.get(locationId);
      const error = activationError(ctx, location);
      if (location && !error) setLocationActive(ctx, location, true);
      return { location: location ?? null, userErrors: error ? [error] : [] };
    },
  },
};

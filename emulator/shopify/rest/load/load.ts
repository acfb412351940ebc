import type { JsonObject, World } from '../../contract.ts';
import { NotModelled } from '../../contract.ts';
import { loadCustomer } from './loadCustomer.ts';
import { loadOrder } from './loadOrder.ts';
import { loadProduct } from './loadProduct.ts';

/**
 * Takes a published payload as it is, whether it adds up or not: the object has the ids, states and
 * amounts it names. Answers its gid.
 */
export function loadRest(world: World, kind: string, body: JsonObject): string {
  switch (kind) {
    case 'orders':
    case 'order':
      return loadOrder(world, body);
    case 'products':
    case 'product':
      return loadProduct(world, body);
    case 'customers':
    case 'customer':
      return loadCustomer(world, body);
    default:
      throw new NotModelled(`loading ${kind}`);
  }
}

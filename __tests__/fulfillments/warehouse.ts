import type { RecordData } from '../../emulator/netsuite/contract.ts';
import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import { DEMO_STORE } from '../../scripts/local/boot.ts';
import { assign } from './assign.ts';
import { ROLE, type World } from '../orders/world.ts';

export interface Fulfillment {
  id: string;
  status: string;
  location: { id: string };
  trackingInfo: { company: string | null; number: string; url: string | null }[];
  fulfillmentLineItems: { nodes: { quantity: number; lineItem: { sku: string } }[] };
}

export interface FulfillmentOrder {
  id: string;
  status: string;
  requestStatus: string;
  assignedLocation: { location: { id: string } };
  lineItems: { nodes: { id: string; remainingQuantity: number }[] };
}

/** What the tests do as warehouse staff, as a 3PL's program and as a map/reduce, and what they look at. */
export interface Warehouse {
  /** An order in the shop that is a sales order in NetSuite. Answers both ids. */
  order(
    lines: { sku: string; quantity: number }[],
    cart?: Partial<Cart>,
  ): Promise<{ order: string; salesOrder: string }>;
  /** Transforms the sales order and saves it. `lines` ticks only these SKUs; answers the item fulfillment's id. */
  ship(salesOrder: string, how?: Shipping): Promise<string>;
  editTracking(shipment: string, number: string): Promise<void>;
  deleteShipment(shipment: string, context?: string): Promise<void>;
  fulfillments(order: string): Fulfillment[];
  fulfillmentOrders(order: string): FulfillmentOrder[];
  /** The store's switches for shipments; what is not named keeps its value. */
  configure(fulfillments: object): Promise<string>;
  /** A person has removed the cause: every open sync error is set to Released. */
  release(): Promise<void>;
  /** A person or a 3PL's app ships these units; answers the fulfillment's gid. */
  fulfillInShopify(order: string, units: Record<string, number>, numbers?: string[]): string;
  /** They cancel it again. */
  cancelInShopify(fulfillment: string): void;
  /** The item fulfillments of a sales order. */
  shipments(salesOrder: string): RecordData[];
  /** A user event marks the item fulfillment and does no more. */
  mark(shipment: string): Promise<unknown>;
  /** The relay brings a webhook about a part of an order. */
  hintOf(entity: string, id: string): Promise<void>;
  /** One call of the relay without hints: what is due is done. */
  tick(): Promise<void>;
  poll(): Promise<void>;
  /** Claims run out and every retry is due. */
  later(): Promise<void>;
  /** Work rows of item fulfillments that are not done. */
  dirty(): string[];
}

export interface Shipping {
  lines?: Record<string, number>;
  status?: 'A' | 'B' | 'C';
  tracking?: string[];
  /** Sublist of the tracking numbers' packages, by the carrier's suffix: `ups`, `fedex`, `usps`. */
  carrier?: string;
  location?: string;
  /** `[number, units]` of the first line's inventory detail. */
  lots?: [number: string, units: number][];
  context?: string;
  role?: string;
}

export function warehouse(world: World): Warehouse {
  world.shopify.control.setSwitches({ routingDelayMs: 0 });
  const skuOf = (item: string) => [...world.account.items].find(([, id]) => id === item)?.[0] ?? '';
  return {
    async order(lines, cart = {}) {
      const order = world.place({
        email: 'ada@example.com',
        lines,
        payment: 'paid',
        gateway: 'shopify_payments',
        shipping: [{ title: 'Standard', price: '0.00' }],
        ...cart,
      });
      const outcome = await world.hint(order);
      const salesOrder = world.salesOrders(order)[0]?.id;
      if (!salesOrder)
        throw new Error(`not imported: ${String(outcome)} ${JSON.stringify(world.errors())}`);
      return { order, salesOrder };
    },
    ship: (salesOrder, how = {}) =>
      world.netsuite.save(
        (session, records) =>
          records.transform(session, {
            fromType: 'salesorder',
            fromId: salesOrder,
            toType: 'itemfulfillment',
            defaultValues: { inventorylocation: how.location ?? world.account.locations.east },
          }),
        (call) => {
          call('setValue', { fieldId: 'shipstatus', value: how.status ?? 'C' });
          const count = Number(call('getLineCount', { sublistId: 'item' }));
          for (let line = 0; line < count; line += 1) {
            const get = (fieldId: string) =>
              String(call('getSublistValue', { sublistId: 'item', fieldId, line }));
            const wanted = how.lines?.[skuOf(get('item'))];
            if (how.lines && wanted === undefined)
              call('setSublistValue', {
                sublistId: 'item',
                fieldId: 'itemreceive',
                line,
                value: false,
              });
            if (wanted !== undefined)
              call('setSublistValue', {
                sublistId: 'item',
                fieldId: 'quantity',
                line,
                value: wanted,
              });
          }
          if (how.lots)
            assign(
              world,
              call,
              'item',
              how.lots.map(([number, quantity]) => ({
                issueinventorynumber: world
                  .all('inventorynumber')
                  .find(({ fields }) => fields['inventorynumber'] === number)?.id,
                quantity,
              })),
            );
          (how.tracking ?? []).forEach((number, line) => {
            for (const [fieldId, value] of [
              ['packageweight', 1],
              ['packagetrackingnumber', number],
            ] as const)
              call('setSublistValue', {
                sublistId: `package${how.carrier ?? ''}`,
                fieldId: `${fieldId}${how.carrier ?? ''}`,
                line,
                value,
              });
          });
        },
        {
          executionContext: how.context ?? 'USERINTERFACE',
          ...(how.role && { role: how.role }),
        },
      ),
    async editTracking(id, number) {
      await world.netsuite.save(
        (session, records) => records.load(session, { type: 'itemfulfillment', id }),
        (call) => {
          call('setSublistValue', {
            sublistId: 'package',
            fieldId: 'packagetrackingnumber',
            line: 0,
            value: number,
          });
        },
      );
    },
    async deleteShipment(id, context = 'USERINTERFACE') {
      await world.netsuite.perform(
        (session, records) => records.delete(session, { type: 'itemfulfillment', id }),
        { executionContext: context },
      );
    },
    fulfillments: (order) =>
      world.ask<{ order: { fulfillments: Fulfillment[] } }>(
        `query ($id: ID!) { order(id: $id) { fulfillments(first: 100) { id status location { id }
          trackingInfo(first: 20) { company number url }
          fulfillmentLineItems(first: 200) { nodes { quantity lineItem { sku } } } } } }`,
        { id: order },
      ).order.fulfillments,
    fulfillmentOrders: (order) =>
      world.ask<{ order: { fulfillmentOrders: { nodes: FulfillmentOrder[] } } }>(
        `query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 20) { nodes { id status
          requestStatus assignedLocation { location { id } }
          lineItems(first: 20) { nodes { id remainingQuantity } } } } } }`,
        { id: order },
      ).order.fulfillmentOrders.nodes,
    configure(fulfillments) {
      const [store] = world.all('customrecord_xdk_store');
      const settings = JSON.parse(String(store?.fields['custrecord_xdk_store_settings'])) as {
        fulfillments?: object;
      };
      return world.edit('customrecord_xdk_store', store?.id ?? '', {
        custrecord_xdk_store_settings: JSON.stringify({
          ...settings,
          fulfillments: { ...settings.fulfillments, ...fulfillments },
        }),
      });
    },
    async release() {
      for (const { id, fields } of world.all('customrecord_xdk_error'))
        if (fields['custrecord_xdk_error_state'] === 'open')
          await world.edit('customrecord_xdk_error', id, {
            custrecord_xdk_error_state: 'released',
          });
    },
    fulfillInShopify(order, units, numbers = []) {
      const { nodes } = world.ask<{
        order: {
          fulfillmentOrders: {
            nodes: {
              id: string;
              status: string;
              lineItems: { nodes: { id: string; sku: string }[] };
            }[];
          };
        };
      }>(
        `query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 20) { nodes { id status
          lineItems(first: 20) { nodes { id sku } } } } } }`,
        { id: order },
      ).order.fulfillmentOrders;
      const groups = nodes
        .filter(({ status }) => status !== 'CLOSED')
        .map(({ id, lineItems }) => ({
          fulfillmentOrderId: id,
          fulfillmentOrderLineItems: lineItems.nodes
            .filter(({ sku }) => units[sku] !== undefined)
            .map((line) => ({ id: line.id, quantity: units[line.sku] })),
        }));
      const { fulfillmentCreate } = world.ask<{
        fulfillmentCreate: { fulfillment: { id: string } | null; userErrors: object[] };
      }>(
        `mutation ($input: FulfillmentInput!) { fulfillmentCreate(fulfillment: $input) {
          fulfillment { id } userErrors { message } } }`,
        {
          input: {
            lineItemsByFulfillmentOrder: groups.filter(
              (group) => group.fulfillmentOrderLineItems.length > 0,
            ),
            trackingInfo: { numbers },
          },
        },
      );
      if (!fulfillmentCreate.fulfillment)
        throw new Error(JSON.stringify(fulfillmentCreate.userErrors));
      return fulfillmentCreate.fulfillment.id;
    },
    cancelInShopify(id) {
      world.ask('mutation ($id: ID!) { fulfillmentCancel(id: $id) { userErrors { message } } }', {
        id,
      });
    },
    shipments: (salesOrder) =>
      world.all('itemfulfillment').filter(({ fields }) => fields['createdfrom'] === salesOrder),
    mark: (id) =>
      world.netsuite.save(
        (session, records) => records.load(session, { type: 'itemfulfillment', id }),
        (call) => call('setValue', { fieldId: 'memo', value: 'marked' }),
        { executionContext: 'SCHEDULED' },
      ),
    async hintOf(entity, id) {
      const body = world.hintBody(id) as { hints: object[] };
      const hints = body.hints.map((hint) => ({
        ...hint,
        entity,
        key: `${STORE}:${entity}:${id}`,
      }));
      const outcome = await world.netsuite.callRestlet(
        'customscript_xdk_rl_events',
        { ...body, hints },
        { role: ROLE },
      );
      if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
    },
    async tick() {
      await world.hint();
      await world.netsuite.settled();
    },
    async poll() {
      await world.netsuite.runSchedule('customscript_xdk_sc_poll');
      await world.netsuite.settled();
    },
    async later() {
      for (const { id, fields } of world.all('customrecord_xdk_work')) {
        const waits = ['claimed_until', 'due']
          .map((name) => `custrecord_xdk_work_${name}`)
          .filter((name) => fields[name]);
        if (waits.length > 0)
          await world.edit(
            'customrecord_xdk_work',
            id,
            Object.fromEntries(waits.map((name) => [name, '2000-01-01T00:00:00.000Z'])),
          );
      }
    },
    dirty: () =>
      world
        .all('customrecord_xdk_work')
        .filter(
          ({ fields }) =>
            fields['custrecord_xdk_work_done'] !== fields['custrecord_xdk_work_hinted'],
        )
        .map(({ externalId }) => String(externalId).slice(`xdk:`.length))
        .filter((row) => row.includes(':item_fulfillment:')),
  };
}

export const STORE = DEMO_STORE.key;

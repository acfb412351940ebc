import { codeOf } from '../netsuite/errors';
import { loadRecord, type LoadedRecord } from '../netsuite/records';
import { remainingUnits } from '../netsuite/runtime';
import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import { parseAgreed } from '../orders/agreed';
import { assignedTo, placesOf, type Places } from '../orders/places';
import { call } from '../shopify/client';
import type { RoutingOfOrdersQuery, RoutingOfOrdersQueryVariables } from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { agreeFirst, findLinks, type Link } from '../sync/links';
import document from './routingOfOrders.graphql';

/** Orders of one go, 36 units each; the next night takes the others. */
const MOST_ORDERS = 20;
/** What the figures that come after it need. */
const UNITS_KEPT = 2000;

/**
 * Orders that were imported before Shopify had routed them, and to which nothing happened since: their units of these items
 * (internal ids) may lie anywhere, and the figures stay low by them for as long as the orders are open. Writes down where
 * Shopify ships them from. Answers Shopify's points. 30 units and 36 per order.
 */
export function settleRouting(items: string[], run: RunContext): number {
  if (items.length === 0) return 0;
  const orders = unroutedOrders(items, run.store.key);
  if (orders.size === 0) return 0;
  const answer = call<RoutingOfOrdersQuery, RoutingOfOrdersQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids: [...orders.keys()] },
  );
  if (answer.kind !== 'data') return 0;
  const keyOf = (order: string) => externalId(run.store.key, 'order', tail(order), 'so');
  const links = findLinks([...orders.keys()].map(keyOf));
  for (const node of answer.data.nodes) {
    if (!node || !('id' in node) || remainingUnits() < UNITS_KEPT) continue;
    const { id, fulfillmentOrders } = node;
    const { pageInfo, nodes } = fulfillmentOrders;
    const isCut =
      pageInfo.hasNextPage || nodes.some(({ lineItems }) => lineItems.pageInfo.hasNextPage);
    const link = links.get(keyOf(id));
    if (!isCut && link && isFollowed(link))
      writePlaces(orders.get(id) ?? '', placesOf({ fulfillmentOrders }));
  }
  return answer.points;
}

/** Order (gid) → sales order (internal id). */
function unroutedOrders(items: string[], store: string): Map<string, string> {
  const rows = readAll(
    `SELECT * FROM (SELECT t.id AS id, t.custbody_xdk_order_id AS order_id FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'SalesOrd' AND t.status IN ('B', 'D', 'E') AND t.custbody_xdk_store = ? AND l.mainline = 'F' AND l.isclosed = 'F' AND l.custcol_xdk_line_id IS NOT NULL AND SUBSTR(l.custcol_xdk_assigned, 1, 1) IS NULL AND NVL(l.quantitycommitted, 0) > 0 AND l.item IN (${placeholders(items.length)}) GROUP BY t.id, t.custbody_xdk_order_id ORDER BY t.id) WHERE ROWNUM <= ${MOST_ORDERS}`,
    [store, ...items.map(Number)],
  );
  return new Map(
    rows.map((row) => [`gid://shopify/Order/${textOf(row, 'order_id')}`, textOf(row, 'id')]),
  );
}

/** The next move of the order must not be taken for its first routing. `false`: the order is being imported at this moment. */
function isFollowed(link: Link): boolean {
  const { groups, ...agreed } = parseAgreed(link.agreed);
  if (groups.places !== '') return true;
  const asWritten = { ...agreed, groups: { ...groups, places: 'written' } };
  return agreeFirst(link, JSON.stringify(asWritten));
}

/** Somebody who has the order open goes first: the next night is soon enough. */
function writePlaces(salesOrder: string, places: Places): void {
  try {
    const record = loadRecord('salesorder', salesOrder);
    if (setPlaces(record, places)) record.save();
  } catch (error) {
    if (!['RCRD_HAS_BEEN_CHANGED', 'RCRD_DSNT_EXIST'].includes(codeOf(error))) throw error;
  }
}

function setPlaces(record: LoadedRecord, places: Places): boolean {
  let isSet = false;
  for (let index = 0; index < record.lineCount('item'); index += 1) {
    const line = record.lineText('item', 'custcol_xdk_line_id', index);
    if (line === '' || record.lineText('item', 'custcol_xdk_assigned', index) !== '') continue;
    const assigned = assignedTo(line, places);
    if (assigned === '') continue;
    record.setLine('item', 'custcol_xdk_assigned', index, assigned);
    isSet = true;
  }
  return isSet;
}

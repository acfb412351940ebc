import { createRecord } from '../netsuite/records';
import { newId } from '../netsuite/random';
import { PRODUCT_VERSION } from './version';

const TYPE = 'customrecord_xdk_activity';
const FIELD = 'custrecord_xdk_activity_';

/** One line of the audit trail: ids and field names, never values. */
export interface Entry {
  entity: string;
  id: string;
  /** `salesorder 1234`, empty when nothing was written. */
  record: string;
  outcome: string;
  note?: string;
}

export interface Run {
  store: string;
  /** `orders import`, `fulfillments push`, `stock push` */
  flow: string;
  at: string;
  /** Milliseconds. */
  took: number;
  /** Governance units and Shopify points used. */
  units: number;
  points: number;
  entries: Entry[];
}

/** A long text field holds a million characters; a batch stays far below. */
const MOST_ENTRIES = 500;

/** One record per run with its entries inside. 6 units. Nothing to say, nothing written. */
export function writeActivity(run: Run): void {
  if (run.entries.length === 0) return;
  createRecord({
    type: TYPE,
    externalId: `xdk:${run.store}:activity:${newId()}`,
    fields: {
      [`${FIELD}store`]: run.store,
      [`${FIELD}flow`]: run.flow,
      [`${FIELD}at`]: run.at,
      [`${FIELD}entries`]: JSON.stringify(run.entries.slice(0, MOST_ENTRIES)),
      [`${FIELD}units`]: run.units,
      [`${FIELD}points`]: run.points,
      [`${FIELD}ms`]: run.took,
      [`${FIELD}version`]: PRODUCT_VERSION,
    },
  });
}

import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Metrics } from '../metrics.ts';
import type { NetSuite } from './netsuite.ts';

export type DeliverySettings = {
  batchSize: number;
  /** The most calls to NetSuite at once, over all relays on this queue. */
  ceiling: number;
  /** The longest a call may take. */
  timeoutMs: number;
  /** NetSuite is called at least this often, even with nothing to tell. */
  tickMs: number;
};

export type DeliveryPorts = {
  inbox: Inbox;
  netsuite: NetSuite;
  clock: Clock;
  metrics: Metrics;
  log: Logger;
  random: () => number;
};

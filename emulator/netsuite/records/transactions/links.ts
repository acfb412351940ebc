/** Short lists that would otherwise mean reading every transaction: who owes what, what was not deposited yet, what came from what. */
import type { RecordData } from '../../contract.ts';
import { entityField } from './bodySourcing.ts';

export interface DocumentKey {
  type: string;
  id: string;
}

export class Links {
  private readonly open = new Map<string, Map<string, DocumentKey>>();
  private readonly undeposited = new Map<string, DocumentKey>();
  private readonly children = new Map<string, Map<string, DocumentKey>>();

  /** Called with every stored version of a transaction. */
  note(record: RecordData): void {
    const { type, id, fields } = record;
    const key = `${type}|${id}`;
    const remaining = fields.amountremaining;
    if (typeof remaining === 'number') {
      const owner = String(fields[entityField(type)] ?? '');
      if (remaining !== 0) mapIn(this.open, owner).set(key, { type, id });
      else this.open.get(owner)?.delete(key);
    }
    if (fields.undepfunds === 'T' && (fields.depositedby ?? null) === null) {
      this.undeposited.set(key, { type, id });
    } else {
      this.undeposited.delete(key);
    }
    for (const parent of parentsOf(record)) mapIn(this.children, parent).set(key, { type, id });
  }

  forget(record: RecordData): void {
    const key = `${record.type}|${record.id}`;
    const owner = String(record.fields[entityField(record.type)] ?? '');
    this.open.get(owner)?.delete(key);
    this.undeposited.delete(key);
    for (const parent of parentsOf(record)) this.children.get(parent)?.delete(key);
  }

  /** Documents of a customer with an amount left. */
  openOf(entity: string): DocumentKey[] {
    return [...(this.open.get(entity)?.values() ?? [])];
  }

  /** Payments that wait in Undeposited Funds. */
  waitingForDeposit(): DocumentKey[] {
    return [...this.undeposited.values()];
  }

  /** Transactions made from, or paid towards, a transaction. */
  childrenOf(id: string): DocumentKey[] {
    return [...(this.children.get(id)?.values() ?? [])];
  }
}

/** Internal ids: the transaction it was created from, and the order a deposit is for. */
function parentsOf(record: RecordData): string[] {
  const { createdfrom, salesorder } = record.fields;
  const parents: string[] = [];
  if (typeof createdfrom === 'string') parents.push(createdfrom);
  if (record.type === 'customerdeposit' && typeof salesorder === 'string') parents.push(salesorder);
  return parents;
}

function mapIn(maps: Map<string, Map<string, DocumentKey>>, key: string): Map<string, DocumentKey> {
  let map = maps.get(key);
  if (map === undefined) maps.set(key, (map = new Map()));
  return map;
}

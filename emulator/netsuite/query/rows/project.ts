import type { RecordData, StockBalance, StockLevel, SystemNote } from '../../contract.ts';
import { transactionTypeOf } from '../catalog.ts';
import type { Database, Row } from '../database.ts';
import type { Schema } from '../schema.ts';
import { tableOfRecordType } from '../schema.ts';
import { addressRow, transactionAddresses } from './addresses.ts';
import { assignmentRows, numberKey } from './assignments.ts';
import { createBalances } from './balances.ts';
import { customerRows, entityRow, isEntity } from './entities.ts';
import { isItem, itemRow, itemTypeOf, memberRows, priceRows } from './items.ts';
import { linkRows, trackingNumbers } from './links.ts';
import { transactionRow } from './transaction.ts';
import { accountingLines } from './accountingLines.ts';
import { transactionLines } from './transactionLines.ts';

/** Writes stored records into the tables that SuiteQL and searches read. */
export interface Projector {
  /** `known` says that rows of the record may be there already. */
  put(record: RecordData, known: boolean): void;
  remove(record: RecordData): void;
  putStock(level: StockLevel): void;
  putBalance(balance: StockBalance): void;
  putNote(note: SystemNote): void;
}

export function createProjector(
  schema: Schema,
  database: Database,
  showKitMembers: boolean,
): Projector {
  const itemTypes = new Map<string, string | null>();
  /** Kit → its members; empty when the account's lines do not show them. */
  const kits = new Map<string, Row[]>();
  const numbers = new Map<string, string>();
  const balances = createBalances(database);
  let trackingIds = 0;
  let priceIds = 0;
  let assignmentIds = 0;

  /** Internal id; Administrator is 3 in every account. */
  function roleId(role: string): string | null {
    return role === 'administrator'
      ? '3'
      : (schema.definitions()?.roles.get(role)?.internalId ?? null);
  }

  /** Child tables of a record: their rows go before new ones come. */
  function clear(record: RecordData): void {
    const id = Number(record.id);
    if (transactionTypeOf.has(record.type)) {
      database.remove('transactionline', 'transaction', id);
      database.remove('transactionaccountingline', 'transaction', id);
      database.remove('nexttransactionlinelink', 'nextdoc', id);
      database.remove('trackingnumbermap', 'transaction', id);
      database.remove('transactionshipment', 'doc', id);
      database.remove('inventoryassignment', 'transaction', id);
    } else if (isEntity(record.type)) {
      if (tableOfRecordType(record.type) === 'customer') {
        database.remove('customeraddressbook', 'entity', id);
        database.remove('customeraddressbookentityaddress', 'recordowner', id);
      }
    } else if (isItem(record.type)) {
      database.remove('pricing', 'item', id);
      database.remove('itemprice', 'item', id);
      database.remove('kititemmember', 'parentitem', id);
      database.remove('itemmember', 'parentitem', id);
    } else if (record.type === 'unitstype') {
      database.remove('unitstypeuom', 'unitstype', id);
    }
  }

  function putTransaction(record: RecordData): void {
    const lines = transactionLines(record, kits);
    for (const line of lines.lines) {
      if (line.item) line.itemtype ??= itemTypes.get(String(line.item)) ?? null;
    }
    database.insert('transaction', [transactionRow(record)]);
    database.insert('transactionline', lines.lines);
    database.insert('transactionaccountingline', accountingLines(record, lines));
    database.insert('nexttransactionlinelink', linkRows(record, lines));
    for (const { table, row } of transactionAddresses(record)) {
      database.insert(table, [row]);
    }
    for (const tracking of trackingNumbers(record)) {
      const id = ++trackingIds;
      database.insert('trackingnumber', [{ id, trackingnumber: tracking.number }]);
      database.insert('trackingnumbermap', [{ transaction: record.id, trackingnumber: id }]);
    }
    database.insert(
      'inventoryassignment',
      assignmentRows(record, lines.lines, numbers).map((row) => ({ ...row, id: ++assignmentIds })),
    );
    const { shipmethod, shippingcost, handlingcost } = record.fields;
    if (shipmethod || shippingcost) {
      const row: Row = {
        doc: record.id,
        shippingmethod: shipmethod,
        shippingrate: shippingcost,
        handlingrate: handlingcost,
        destinationaddress: record.subrecords.shippingaddress ? Number(record.id) * 2 : null,
      };
      database.insert('transactionshipment', [row]);
    }
  }

  function putEntity(record: RecordData): void {
    database.insert('entity', [entityRow(record)]);
    const table = tableOfRecordType(record.type);
    if (table !== 'customer') {
      database.insert(table, [entityRow(record)]);
      return;
    }
    const { row, book } = customerRows(record);
    database.insert('customer', [row]);
    database.insert('customeraddressbook', book.lines);
    database.insert('customeraddressbookentityaddress', book.addresses);
  }

  function putItem(record: RecordData): void {
    itemTypes.set(record.id, itemTypeOf(record.type));
    database.insert('item', [itemRow(record)]);
    const { pricing, itemprice } = priceRows(record);
    database.insert(
      'pricing',
      pricing.map((row) => ({ ...row, internalid: ++priceIds })),
    );
    database.insert('itemprice', itemprice);
    balances.putItemBins(record);
    const members = memberRows(record);
    database.insert(record.type === 'kititem' ? 'kititemmember' : 'itemmember', members);
    if (record.type === 'kititem' && showKitMembers) kits.set(record.id, members);
  }

  /** Records whose table has their own fields under the same names. */
  function putPlain(record: RecordData, table: string): void {
    const { fields } = record;
    const name = fields.name ?? fields.itemid ?? null;
    const { mainaddress } = record.subrecords;
    const addressTable = `${table}mainaddress`;
    const hasAddress = mainaddress !== undefined && schema.find(addressTable) !== undefined;
    if (hasAddress) {
      database.insert(addressTable, [
        addressRow(Number(record.id), record.id, mainaddress, record.lastModified),
      ]);
    }
    database.insert(table, [
      {
        ...fields,
        id: record.id,
        externalid: record.externalId,
        created: record.created,
        createddate: record.created,
        lastmodified: record.lastModified,
        lastmodifieddate: record.lastModified,
        owner: fields.owner ?? record.createdBy,
        name,
        fullname: fields.fullname ?? name,
        ...(hasAddress ? { mainaddress: record.id } : {}),
        ...(table === 'account' ? accountNames(fields) : {}),
      },
    ]);
  }

  return {
    put(record, known) {
      if (known) clear(record);
      if (transactionTypeOf.has(record.type)) putTransaction(record);
      else if (isEntity(record.type)) putEntity(record);
      else if (isItem(record.type)) putItem(record);
      else {
        const { item, inventorynumber } = record.fields;
        if (record.type === 'inventorynumber') {
          numbers.set(numberKey(item, inventorynumber), record.id);
        }
        const table = tableOfRecordType(record.type);
        if (schema.find(table)) putPlain(record, table);
        if (record.type === 'unitstype') database.insert('unitstypeuom', unitRows(record));
      }
    },
    remove(record) {
      clear(record);
      const id = Number(record.id);
      if (transactionTypeOf.has(record.type)) database.remove('transaction', 'id', id);
      else {
        const table = isItem(record.type) ? 'item' : tableOfRecordType(record.type);
        if (schema.find(table)) database.remove(table, 'id', id);
        if (isEntity(record.type)) database.remove('entity', 'id', id);
      }
    },
    putBalance: (balance) => balances.put(balance),
    putStock(level) {
      balances.putPlain(level);
      database.insert('aggregateitemlocation', [
        {
          item: level.item,
          location: level.location,
          quantityonhand: level.onHand,
          quantityavailable: level.available,
          quantitycommitted: level.committed,
          quantitybackordered: level.backordered,
          quantityonorder: level.onOrder,
          quantityintransit: level.inTransit,
          averagecostmli: level.averageCost,
          onhandvaluemli: Number((level.onHand * Number(level.averageCost)).toFixed(2)),
          lastquantityavailablechange: level.lastQuantityAvailableChange,
        },
      ]);
    },
    putNote(note) {
      database.insert('systemnote', [
        {
          id: note.id,
          recordid: note.recordId,
          recordtypeid: transactionTypeOf.has(note.recordType) ? -30 : null,
          field: note.field,
          oldvalue: note.oldValue,
          newvalue: note.newValue,
          name: note.user,
          role: roleId(note.role),
          context: note.context,
          date: note.at,
        },
      ]);
    },
  };
}

function accountNames(fields: RecordData['fields']): Row {
  const number = fields.acctnumber ? `${String(fields.acctnumber)} ` : '';
  const shown = `${number}${String(fields.acctname ?? '')}`;
  return {
    accountsearchdisplayname: shown,
    accountsearchdisplaynamecopy: shown,
    displaynamewithhierarchy: shown,
    fullname: fields.acctname ?? null,
    accttype: fields.accttype ?? fields.type ?? null,
  };
}

function unitRows(record: RecordData): Row[] {
  return (record.sublists.uom ?? []).map(({ values }) => ({ ...values, unitstype: record.id }));
}

/**
 * REST writes NetSuite's ids in camel case (`otherRefNum`), everything else in lower case (`otherrefnum`). No list of the
 * REST names could be had, so they are cut into the words below; an id that does not come apart stays as it is (likely).
 */
const WORDS = new Set(
  (
    'account accounting accumulated active actual addr addr1 addr2 addr3 addressbook address addressee adj adjust adjusted adjustment ' +
    'alt amount applied apply applying approval approved asset attention auto available average back backordered balance ' +
    'base bill billed billing bin body book by bypass cancel card cash class close closed code cogs comments commit committed ' +
    'assembly assignment build bins company component contact conversion cost count country create created credit cross currency cust custom customer date ' +
    'day days debit default deferred department deposit desc descr description detail details direct discount display ' +
    'do doc document down drop due dup email employee end entity entry estimated event exchange exclude expected expense ' +
    'express external extended factor fax field first flag foreign form from fulfilled fulfillment gift group gross ' +
    'hand handling has head header height hold home id in inactive include income index initial inter internal in invoice inventory ' +
    'is item items job key kit label language last lead length level limit line lines link list location lock lot low ' +
    'mail main manual map margin matrix max memo message method min mobile modified name net nexus next no node non not note ' +
    'number numbers of on one online only option options order ordered orderline other out override pack packed package ' +
    'paid parent partner pay payment percent period person phone pick picked picking point posting preferred price pricing ' +
    'print printed priority processed project promo purchase qty quantity rate reason receipt receive received record ref ' +
    'reference refund related relationship remaining reorder rep request required residential restock return revenue role sales schedule ' +
    'second sequence serial serialized service ship shipped shipping show sold source special stage standard start state status stock ' +
    'sub subrecord subsidiary subtotal support symbol tax taxable tax1 tax2 taxrate term terms territory text time title to ' +
    'total tracking tran transaction transfer type undep funds unbuild unit units uom up update upc url use user valid value vat vendor ' +
    'version view visible void web weight wide width work zip rate1 rate2 amt amt1 1 2 3'
  ).split(' '),
);
const LONGEST_WORD = 16;

const known = new Map<string, string>();

/** `salesOrder` → `salesorder`, `custbody_x` stays. */
export function fromRest(name: string): string {
  return name.toLowerCase();
}

/** `otherrefnum` → `otherRefNum`. Custom ids stay as they are. */
export function toRest(id: string): string {
  if (/^(cust|cseg|_)/.test(id) && id !== 'customer' && id !== 'customform') return id;
  let name = known.get(id);
  if (name === undefined) {
    name = SPELLED[id] ?? camelCase(id);
    known.set(id, name);
  }
  return name;
}

/** Names that do not follow from their words. */
const SPELLED: Record<string, string> = {
  otherrefnum: 'otherRefNum',
  tranid: 'tranId',
  upccode: 'upcCode',
  itemid: 'itemId',
  entityid: 'entityId',
  externalid: 'externalId',
  lineuniquekey: 'lineUniqueKey',
  taxrate1: 'taxRate1',
  tax1amt: 'tax1Amt',
  istaxable: 'isTaxable',
  salesorder: 'salesOrder',
  orderline: 'orderLine',
};

function camelCase(id: string): string {
  const words = cut(id);
  return words === null
    ? id
    : words.map((word, i) => (i === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join('');
}

/** The fewest words that make up the whole id. */
function cut(id: string): string[] | null {
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= id.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const before = best[start];
      const word = id.slice(start, end);
      if (!before || !WORDS.has(word)) continue;
      const found = best[end];
      if (!found || found.length > before.length + 1) best[end] = [...before, word];
    }
  }
  return best[id.length] ?? null;
}

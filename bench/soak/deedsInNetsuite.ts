import type { RecordObject } from '../../emulator/netsuite/contract.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Pair, Part } from './twoSidesPair.ts';
import {
  CITY,
  typedEmail,
  typedName,
  typedPhone,
  typedStreet,
  type BookDeed,
  type Change,
} from './twoSidesTyped.ts';

/** What an administrator saves in NetSuite. Rejects where NetSuite refuses. */
export function changeHere(
  world: VirtualWorld,
  pair: Pair,
  part: Part,
  { number, dice }: Change,
): Promise<unknown> {
  const { netsuite } = world;
  const isEmptied = dice.chance(0.15);
  const name =
    pair.entity.startsWith('company_l') || pair.entity === 'company' ? 'companyname' : 'firstname';
  const fields: Partial<Record<Part, [string, unknown]>> = {
    name: [name, typedName(number)],
    email: ['email', typedEmail(number)],
    phone: ['phone', isEmptied ? '' : typedPhone(number)],
    title: ['title', `Title ${number}`],
    terms: ['terms', dice.chance(0.5) ? (netsuite.base?.terms.net30 ?? '') : ''],
    exempt: ['taxable', dice.chance(0.5)],
    registration: ['vatregnumber', isEmptied ? '' : `US-${number}`],
  };
  const found = fields[part];
  if (found) return saveHere(world, pair, { [found[0]]: found[1] });
  return edit(world, pair, (call, set) => {
    const flag = part === 'billing' ? 'defaultbilling' : 'defaultshipping';
    const line = linesOf(call).find((one) =>
      isSet(call('getSublistValue', { sublistId: 'addressbook', fieldId: flag, line: one })),
    );
    if (line !== undefined) set(line, { addr1: typedStreet(number) });
  });
}

export function saveHere(
  { netsuite }: VirtualWorld,
  { entity, record }: Pair,
  values: Record<string, unknown>,
): Promise<unknown> {
  const type = entity === 'company_contact' ? 'contact' : 'customer';
  return netsuite.save(
    (session, records) => records.load(session, { type, id: record }),
    (call) => {
      for (const [fieldId, value] of Object.entries(values)) call('setValue', { fieldId, value });
    },
  );
}

/** In the address book of a NetSuite customer. */
export function changeBookHere(
  world: VirtualWorld,
  pair: Pair,
  deed: BookDeed,
  { number, dice }: Change,
): Promise<unknown> {
  return edit(world, pair, (call, set) => {
    const lines = linesOf(call);
    const others = lines.filter(
      (line) =>
        !['defaultshipping', 'defaultbilling'].some((fieldId) =>
          isSet(call('getSublistValue', { sublistId: 'addressbook', fieldId, line })),
        ),
    );
    const line = dice.oneOf(deed === 'change' ? lines : others);
    if (deed === 'add')
      set(lines.length, {
        country: 'US',
        addressee: 'Sam Mover',
        addr1: typedStreet(number),
        city: CITY.city,
        state: CITY.provinceCode,
        zip: CITY.zip,
      });
    else if (line === undefined) return;
    else if (deed === 'change') set(line, { addr1: typedStreet(number) });
    else if (deed === 'delete') call('removeLine', { sublistId: 'addressbook', line });
    else
      call('setSublistValue', {
        sublistId: 'addressbook',
        fieldId: 'defaultshipping',
        line,
        value: true,
      });
  });
}

type Call = (method: string, options: object) => unknown;

function edit(
  { netsuite }: VirtualWorld,
  { record }: Pair,
  fill: (call: Call, set: (line: number, values: Record<string, string>) => void) => void,
): Promise<unknown> {
  const acting = netsuite.session();
  return netsuite.save(
    (session, records) => records.load(session, { type: 'customer', id: record }),
    (call) =>
      fill(call, (line, values) => {
        const cell = { sublistId: 'addressbook', fieldId: 'addressbookaddress', line };
        const address = call('getSublistSubrecord', cell) as RecordObject;
        for (const [fieldId, value] of Object.entries(values))
          address.call(acting, 'setValue', [{ fieldId, value }]);
      }),
  );
}

function linesOf(call: Call): number[] {
  const count = Number(call('getLineCount', { sublistId: 'addressbook' }));
  return Array.from({ length: count }, (_, line) => line);
}

function isSet(value: unknown): boolean {
  return value === true || value === 'T';
}

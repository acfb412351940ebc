import type { RecordObject } from '../../emulator/netsuite/contract.ts';
import type { World } from '../orders/world.ts';

/** The inventory detail of a sublist's first line. */
export function assign(
  world: World,
  call: (method: string, options: object) => unknown,
  sublistId: string,
  parts: object[],
): void {
  const at = { sublistId, fieldId: 'inventorydetail', line: 0 };
  const detail = call('getSublistSubrecord', at) as RecordObject;
  parts.forEach((part, line) => {
    for (const [fieldId, value] of Object.entries(part))
      detail.call(world.netsuite.session(), 'setSublistValue', [
        { sublistId: 'inventoryassignment', fieldId, line, value },
      ]);
  });
}

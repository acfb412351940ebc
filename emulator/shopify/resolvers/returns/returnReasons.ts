import type { ReturnLine } from '../../state/returns/return.ts';

type Definition = { id: string; handle: string; name: string; deleted: boolean };

const NAMES: Record<string, string> = {
  COLOR: 'Color',
  DEFECTIVE: 'Damaged or defective',
  NOT_AS_DESCRIBED: 'Item not as described',
  OTHER: 'Other',
  SIZE_TOO_LARGE: 'Size was too large',
  SIZE_TOO_SMALL: 'Size was too small',
  STYLE: 'Style',
  UNKNOWN: 'Unknown',
  UNWANTED: 'Customer changed their mind',
  WRONG_ITEM: 'Received the wrong item',
};

const DEFINITIONS: Definition[] = Object.entries(NAMES).map(([reason, name], index) => ({
  id: `gid://shopify/ReturnReasonDefinition/${index + 1}`,
  handle: reason.toLowerCase().replaceAll('_', '-'),
  name,
  deleted: false,
}));

/** The reasons a shop has from the start, some of them or all. */
export function reasonDefinitions(args: {
  ids?: string[] | null;
  handles?: string[] | null;
}): Definition[] {
  return DEFINITIONS.filter(
    ({ id, handle }) =>
      (!args.ids || args.ids.includes(id)) && (!args.handles || args.handles.includes(handle)),
  );
}

/** The definition given, else the one of the old reason. */
export function reasonOf(line: ReturnLine): Definition | null {
  const handle = line.reason.toLowerCase().replaceAll('_', '-');
  return (
    DEFINITIONS.find(({ id }) => id === line.reasonDefinitionId) ??
    DEFINITIONS.find((one) => one.handle === handle) ??
    null
  );
}

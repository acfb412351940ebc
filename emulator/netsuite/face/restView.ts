import type { FieldValue, LineData, RecordObject, Session, SubrecordData } from '../contract.ts';
import { toRest } from './restNames.ts';

type Json = Record<string, unknown>;

/** A record as REST shows it: references as `{ id, refName }`, sublists as links, or whole when asked for. */
export function viewOf(
  session: Session,
  record: RecordObject,
  base: string,
  expand: boolean,
): Json {
  const { id, type, externalId, fields, sublists, subrecords, lastModified, created } =
    record.data();
  const self = `${base}/${toRest(type)}/${id}`;
  const view: Json = {
    links: [{ rel: 'self', href: self }],
    id,
    ...(externalId !== null && { externalId }),
    createdDate: created,
    lastModifiedDate: lastModified,
  };
  for (const [fieldId, value] of Object.entries(fields)) {
    if (value === null || value === '') continue;
    const field = record.call(session, 'getField', [{ fieldId }]) as { type: string } | null;
    view[toRest(fieldId)] = shown(value, field?.type, () =>
      record.call(session, 'getText', [{ fieldId }]),
    );
  }
  for (const [fieldId, subrecord] of Object.entries(subrecords)) {
    view[toRest(fieldId)] = expand
      ? subrecordView(subrecord)
      : { links: [{ rel: 'self', href: `${self}/${toRest(fieldId)}` }] };
  }
  for (const [sublistId, lines] of Object.entries(sublists)) {
    const href = `${self}/${toRest(sublistId)}`;
    view[toRest(sublistId)] = expand
      ? sublistView(session, record, sublistId, lines, href)
      : { links: [{ rel: 'self', href }] };
  }
  return view;
}

export function sublistView(
  session: Session,
  record: RecordObject,
  sublistId: string,
  lines: LineData[],
  href: string,
): Json {
  const items = lines.map(({ values, texts, subrecords }, index) => {
    const item: Json = { links: [{ rel: 'self', href: `${href}/${index + 1}` }] };
    for (const [fieldId, value] of Object.entries(values)) {
      if (value === null || value === '') continue;
      const field = record.call(session, 'getSublistField', [
        { sublistId, fieldId, line: index },
      ]) as {
        type: string;
      } | null;
      item[toRest(fieldId)] = shown(value, field?.type, () => texts?.[fieldId]);
    }
    for (const [fieldId, subrecord] of Object.entries(subrecords ?? {})) {
      item[toRest(fieldId)] = subrecordView(subrecord);
    }
    return item;
  });
  return {
    links: [{ rel: 'self', href }],
    count: items.length,
    hasMore: false,
    offset: 0,
    totalResults: items.length,
    items,
  };
}

function subrecordView({ fields, sublists }: SubrecordData): Json {
  const view: Json = {};
  for (const [id, value] of Object.entries(fields)) {
    if (value !== null && value !== '') view[toRest(id)] = value;
  }
  for (const [id, lines] of Object.entries(sublists ?? {})) {
    view[toRest(id)] = { items: lines.map(({ values }) => subrecordView({ fields: values })) };
  }
  return view;
}

function shown(value: FieldValue, type: string | undefined, text: () => unknown): unknown {
  if (type === 'select') {
    let refName: unknown;
    try {
      refName = text();
    } catch {
      // getText is refused on a freshly set field; the id alone is then all REST has.
      refName = undefined;
    }
    return { id: String(value), ...(typeof refName === 'string' && refName !== '' && { refName }) };
  }
  if (type === 'multiselect' && Array.isArray(value)) {
    return { items: value.map((id) => ({ id })), count: value.length };
  }
  return value;
}

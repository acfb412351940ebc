import { mark, type Row } from './row.ts';

const HEAD = ['', 'what', 'figure', 'goal', 'ratio', 'against'];

/** The rows as a table for a terminal, columns aligned. */
export function table(rows: Row[]): string {
  const cells = [
    HEAD,
    ...rows.map((row) => [
      mark(row),
      row.name,
      `${written(row.figure)} ${row.unit}`,
      row.goal,
      row.ratio === undefined ? '' : row.ratio.toFixed(2),
      row.against ?? '',
    ]),
  ];
  return inColumns(cells);
}

/** Rows of as many cells as the first one has, each column as wide as its widest cell. */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A figure as one reads it. */
export function written(figure: number | null): string {
  if (figure === null) return 'nothing';
  if (Number.isInteger(figure)) return figure.toLocaleString('en-US');
  return figure < 10 ? figure.toFixed(2) : figure.toFixed(1);
}

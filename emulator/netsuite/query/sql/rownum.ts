import { NotModelled, unsupportedSearch } from '../errors.ts';
import type { Expr, ExprKinds } from './ast.ts';

/**
 * ROWNUM in a WHERE clause. Oracle counts rows before it sorts or groups them, so it becomes a LIMIT only
 * where no ORDER BY, GROUP BY or DISTINCT follows in the same select.
 */

export interface RownumSplit {
  /** The rest of the condition. */
  selection: Expr | undefined;
  limits: RownumLimit[];
}
/** Keep the first rows up to `upTo`; `less` for `<`. `never` when no row can match (ROWNUM > 1). */
export interface RownumLimit {
  upTo: Expr;
  less: boolean;
  never: boolean;
}

function isRownum(expr: Expr): boolean {
  const node = expr.Nested ? expr.Nested : expr;
  return node.Identifier?.value.toUpperCase() === 'ROWNUM';
}

function literal(expr: Expr): number | null {
  const value = expr.Value?.value.Number as [string] | undefined;
  return value ? Number(value[0]) : null;
}

const MIRROR: Record<string, string> = { Lt: 'Gt', LtEq: 'GtEq', Gt: 'Lt', GtEq: 'LtEq', Eq: 'Eq' };

function limitOf({ left, op, right }: ExprKinds['BinaryOp']): RownumLimit | 'always' | null {
  if (isRownum(right) && !isRownum(left)) {
    const mirrored = MIRROR[op];
    return mirrored ? limitOf({ left: right, op: mirrored, right: left }) : null;
  }
  if (!isRownum(left)) return null;
  const number = literal(right);
  const never = { upTo: right, less: false, never: true };
  switch (op) {
    case 'LtEq':
      return { upTo: right, less: false, never: false };
    case 'Lt':
      return { upTo: right, less: true, never: false };
    case 'Eq':
      if (number === null) throw new NotModelled('ROWNUM = with anything but a number');
      return number === 1 ? { upTo: right, less: false, never: false } : never;
    case 'Gt':
    case 'GtEq':
      if (number === null) throw new NotModelled('ROWNUM > with anything but a number');
      return number < 1 || (number === 1 && op === 'GtEq') ? 'always' : never;
    default:
      throw unsupportedSearch();
  }
}

export function splitRownum(selection: Expr | undefined): RownumSplit {
  if (!selection) return { selection, limits: [] };
  const op = selection.BinaryOp;
  if (op?.op === 'And') {
    const left = splitRownum(op.left);
    const right = splitRownum(op.right);
    const limits = [...left.limits, ...right.limits];
    if (!left.selection || !right.selection) {
      return { selection: left.selection ?? right.selection, limits };
    }
    return {
      selection: { BinaryOp: { op: 'And', left: left.selection, right: right.selection } },
      limits,
    };
  }
  if (op) {
    const limit = limitOf(op);
    if (limit === 'always') return { selection: undefined, limits: [] };
    if (limit) return { selection: undefined, limits: [limit] };
  }
  if (selection.Nested) {
    const inner = splitRownum(selection.Nested);
    if (inner.limits.length || inner.selection !== selection.Nested) return inner;
  }
  const between = selection.Between;
  if (between && isRownum(between.expr) && !between.negated) {
    const low = literal(between.low);
    if (low === null) throw new NotModelled('ROWNUM BETWEEN with anything but numbers');
    return { selection: undefined, limits: [{ upTo: between.high, less: false, never: low > 1 }] };
  }
  return { selection, limits: [] };
}

export function mentionsRownum(node: unknown): boolean {
  if (node === null || typeof node !== 'object') return false;
  if (Array.isArray(node)) return node.some(mentionsRownum);
  const { Identifier, Select } = node as { Identifier?: { value?: string }; Select?: unknown };
  if (Select) return false; // an inner select counts its own rows
  if (Identifier?.value?.toUpperCase() === 'ROWNUM') return true;
  return Object.values(node).some(mentionsRownum);
}

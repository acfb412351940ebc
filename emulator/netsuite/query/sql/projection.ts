import { NotModelled, unsupportedSearch } from '../errors.ts';
import type { Expr, Select } from './ast.ts';
import { compileExpression } from './expressions.ts';
import { findSource, wildcard } from './scope.ts';
import type { Scope } from './scope.ts';
import type { OutputColumn, SelectCompiler } from './compiler.ts';
import { made } from './typed.ts';
import type { Typed } from './typed.ts';

/** The select list. Expressions without alias are called expr1, expr2 … (likely). */
export function projection(
  compiler: SelectCompiler,
  select: Select,
  scope: Scope,
  usesRownum: boolean,
): OutputColumn[] {
  const columns: OutputColumn[] = [];
  let unnamed = 0;
  const compile = (expr: Expr): Typed =>
    usesRownum && expr.Identifier?.value.toUpperCase() === 'ROWNUM'
      ? made('row_number() OVER ()', 'number', [])
      : compileExpression(compiler, scope, expr);
  for (const item of select.projection) {
    if (item.ExprWithAlias) {
      const { expr, alias } = item.ExprWithAlias;
      columns.push({ name: alias.value.toLowerCase(), value: compile(expr) });
    } else if (item.UnnamedExpr) {
      const expr = item.UnnamedExpr;
      const value = compile(expr);
      const name = expr.Identifier?.value ?? expr.CompoundIdentifier?.at(-1)?.value;
      columns.push({ name: (name ?? `expr${++unnamed}`).toLowerCase(), value });
    } else if (item.QualifiedWildcard) {
      const [owner] = item.QualifiedWildcard;
      const alias = owner.ObjectName?.[0]?.Identifier.value;
      if (!alias || owner.ObjectName.length !== 1) throw unsupportedSearch();
      columns.push(...wildcard(findSource(scope, alias)));
    } else columns.push(...scope.sources.flatMap(wildcard));
  }
  if (columns.length === 0) throw new NotModelled('the columns behind this *');
  const names = columns.map((column) => column.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new NotModelled(`two result columns called ${twice}; give one an alias`);
  }
  return columns;
}

import { NotModelled, searchError, unsupportedSearch } from '../errors.ts';
import type { TableFactor, TableWithJoins } from './ast.ts';
import { compileExpression } from './expressions.ts';
import type { Scope, Source } from './scope.ts';
import type { SelectCompiler } from './compiler.ts';
import { quote } from './typed.ts';

const JOINS: Record<string, string> = {
  Join: 'JOIN',
  Inner: 'JOIN',
  Left: 'LEFT JOIN',
  LeftOuter: 'LEFT JOIN',
  Right: 'RIGHT JOIN',
  RightOuter: 'RIGHT JOIN',
  FullOuter: 'FULL JOIN',
  CrossJoin: 'CROSS JOIN',
};

export function fromClause(compiler: SelectCompiler, from: TableWithJoins[], scope: Scope): string {
  if (from.length > 1 && from.some((each) => each.joins.length)) throw unsupportedSearch(); // comma and ANSI joins are not mixed
  return from
    .map((each) => {
      let sql = source(compiler, each.relation, scope);
      for (const join of each.joins) {
        const [kind, constraint] = Object.entries(join.join_operator)[0] ?? [];
        const word = kind ? JOINS[kind] : undefined;
        if (!word) throw unsupportedSearch();
        const right = source(compiler, join.relation, scope);
        const on = typeof constraint === 'object' ? constraint.On : undefined;
        if (!on && word !== 'CROSS JOIN') throw new NotModelled('joins without ON');
        sql += ` ${word} ${right}`;
        if (on) sql += ` ON ${compileExpression(compiler, scope, on).sql}`;
      }
      return sql;
    })
    .join(', ');
}

function source(compiler: SelectCompiler, factor: TableFactor, scope: Scope): string {
  const add = (added: Source): string => {
    if (scope.sources.some((each) => each.alias === added.alias)) throw unsupportedSearch();
    scope.sources.push(added);
    return quote(added.alias);
  };
  if (factor.Table) {
    const { name, alias, args } = factor.Table;
    if (name.length !== 1 || args || alias?.columns.length) throw unsupportedSearch();
    const written = name[0]!.Identifier.value;
    const table = compiler.schema.table(written.toLowerCase());
    const as = add({ alias: (alias?.name.value ?? written).toLowerCase(), table, derived: null });
    return `${compiler.tableSql(table)} AS ${as}`;
  }
  if (factor.Derived) {
    const { lateral, subquery, alias } = factor.Derived;
    if (lateral || alias?.columns.length) throw unsupportedSearch();
    const inner = compiler.subquery(subquery, scope.parent);
    const derived = new Map(inner.columns.map(({ name, ...column }) => [name, column]));
    const name = alias?.name.value.toLowerCase() ?? `subselect${scope.sources.length + 1}`;
    const limited = subquery.fetch ?? subquery.body.Select?.top;
    const ordered = subquery.order_by && !limited ? ' LIMIT -1' : ''; // SQLite keeps the order of a limited subselect
    return `(${inner.sql}${ordered}) AS ${add({ alias: name, table: null, derived })}`;
  }
  throw searchError('Invalid or unsupported search');
}

/**
 * The parser's syntax tree as it really comes (its own typings describe an older shape). Every node of
 * Expr, SetExpr and TableFactor is an object with one key, the kind.
 */

export interface Ident {
  value: string;
  quote_style?: string;
  span: Span;
}
export interface Span {
  start: { line: number; column: number };
  end: { line: number; column: number };
}
export type ObjectName = { Identifier: Ident }[];

export interface ValueNode {
  value: Record<string, unknown>;
  span: Span;
}

export interface OrderTerm {
  expr: Expr;
  options: { asc?: boolean; nulls_first?: boolean };
}

export interface FunctionNode {
  name: ObjectName;
  args:
    | 'None'
    | { List: { duplicate_treatment?: string; args: FunctionArgument[]; clauses: unknown[] } }
    | { Subquery: Query };
  parameters: unknown;
  filter?: Expr;
  null_treatment?: unknown;
  over?: { WindowSpec?: WindowSpec; NamedWindow?: unknown };
  within_group: unknown[];
}
export type FunctionArgument = { Unnamed?: 'Wildcard' | { Expr?: Expr } };

export interface WindowSpec {
  partition_by: Expr[];
  order_by: OrderTerm[];
  window_frame?: unknown;
}

export interface ExprKinds {
  Identifier: Ident;
  CompoundIdentifier: Ident[];
  Value: ValueNode;
  BinaryOp: { left: Expr; op: string; right: Expr };
  UnaryOp: { op: string; expr: Expr };
  Nested: Expr;
  IsNull: Expr;
  IsNotNull: Expr;
  InList: { expr: Expr; list: Expr[]; negated: boolean };
  InSubquery: { expr: Expr; subquery: Query; negated: boolean };
  Between: { expr: Expr; negated: boolean; low: Expr; high: Expr };
  Like: { expr: Expr; negated: boolean; any: boolean; pattern: Expr; escape_char?: ValueNode };
  Case: {
    operand?: Expr;
    conditions: { condition: Expr; result: Expr }[];
    else_result?: Expr;
  };
  Cast: { kind: string; expr: Expr; data_type: Record<string, unknown> | string };
  Trim: { expr: Expr; trim_where?: string; trim_what?: Expr };
  Extract: { field: string; expr: Expr };
  Substring: { expr: Expr; substring_from?: Expr; substring_for?: Expr; shorthand: boolean };
  Ceil: { expr: Expr };
  Floor: { expr: Expr };
  Function: FunctionNode;
  Subquery: Query;
  Exists: { subquery: Query; negated: boolean };
  AtTimeZone: { timestamp: Expr; time_zone: Expr };
  OuterJoin: Expr;
  Tuple: Expr[];
}
export type Expr = { [K in keyof ExprKinds]?: ExprKinds[K] };

export type SelectItem = {
  UnnamedExpr?: Expr;
  ExprWithAlias?: { expr: Expr; alias: Ident };
  Wildcard?: unknown;
  QualifiedWildcard?: [{ ObjectName: ObjectName }, unknown];
};

export interface TableAlias {
  name: Ident;
  columns: unknown[];
}
export type TableFactor = {
  Table?: { name: ObjectName; alias?: TableAlias; args?: unknown };
  Derived?: { lateral: boolean; subquery: Query; alias?: TableAlias };
};
export interface Join {
  relation: TableFactor;
  join_operator: Record<string, { On?: Expr } | string>;
}
export interface TableWithJoins {
  relation: TableFactor;
  joins: Join[];
}

export interface Select {
  distinct?: unknown;
  top?: { with_ties: boolean; percent: boolean; quantity?: { Constant?: number } };
  projection: SelectItem[];
  into?: unknown;
  from: TableWithJoins[];
  lateral_views: unknown[];
  selection?: Expr;
  connect_by: unknown[];
  group_by: { Expressions?: [Expr[], unknown[]] };
  having?: Expr;
  named_window: unknown[];
  qualify?: unknown;
}

export type SetExpr = {
  Select?: Select;
  Query?: Query;
  SetOperation?: { left: SetExpr; right: SetExpr; op: string; set_quantifier: string };
};

export interface Query {
  with?: unknown;
  body: SetExpr;
  order_by?: { kind: { Expressions?: OrderTerm[] } };
  limit_clause?: { LimitOffset?: { limit?: Expr; offset?: { value: Expr } } };
  fetch?: { with_ties: boolean; percent: boolean; quantity?: Expr };
  locks: unknown[];
  for_clause?: unknown;
  pipe_operators: unknown[];
}

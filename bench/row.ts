/** One line of the benchmark table. */
export type Row = {
  name: string;
  /** Null: there was nothing to measure. */
  figure: number | null;
  unit: string;
  /** What is asked of the figure or of the ratio, as one reads it: `ratio ≥ 0.7`, `< 50 ms`. Empty: only told. */
  goal: string;
  /** The figure divided by what it is measured against in the same run. */
  ratio?: number;
  against?: string;
  ok: boolean;
};

/** What `bench/results.json` holds. */
export interface Results {
  /** ISO UTC. */
  at: string;
  /** Short hash, empty outside a repository. */
  commit: string;
  node: string;
  cpu: string;
  cores: number;
  quick: boolean;
  full: boolean;
  /** Every benchmark was run. */
  isWhole: boolean;
  rows: (Row & { benchmark: string })[];
}

/** A row of something that may not happen at all. */
export function zero(name: string, figure: number, unit: string): Row {
  return { name, figure, unit, goal: '= 0', ok: figure === 0 };
}

/** ✓ and ✗ tell about a goal; without one a row is only told. */
export function mark({ ok, goal }: Row): string {
  if (!ok) return '✗';
  return goal === '' ? '' : '✓';
}

/** One line of the benchmark table. */
export type Row = {
  name: string;
  figure: number;
  unit: string;
  /** What is asked of the figure or of the ratio, as one reads it: `≥ 0.7`, `< 50 ms`. Empty: only told. */
  goal: string;
  /** The figure divided by what it is measured against in the same run. */
  ratio?: number;
  against?: string;
  ok: boolean;
};

/** A row of something that may not happen at all. */
export function zero(name: string, figure: number, unit: string): Row {
  return { name, figure, unit, goal: '= 0', ok: figure === 0 };
}

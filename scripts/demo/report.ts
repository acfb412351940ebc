export interface Line {
  what: string;
  where: string;
  ms: number | null;
  ok: boolean;
}

/** Prints what happens while it happens and sums up at the end. */
export function createReport(print: (line: string) => void) {
  const lines: Line[] = [];
  const add = (line: Line) => {
    lines.push(line);
    const time = line.ms === null ? '' : `${Math.round(line.ms)} ms`;
    print(`  ${line.ok ? '✓' : '✗'} ${line.what.padEnd(46)} ${time.padStart(8)}  ${line.where}`);
  };
  return {
    section: (title: string) => print(`\n${title}`),
    ended: (what: string, where: string, ms: number | null) => add({ what, where, ms, ok: true }),
    failed: (what: string, why: string) => add({ what, where: why, ms: null, ok: false }),
    lines: lines as readonly Line[],
    /** True when every line ended as it should. */
    succeeded: () => lines.length > 0 && lines.every((line) => line.ok),
  };
}

export type Report = ReturnType<typeof createReport>;

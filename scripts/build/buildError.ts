/** What the build refuses. Every problem is a sentence that names the file and says what to write instead. */
export class BuildError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'BuildError';
    this.problems = problems;
  }
}

/** What SDF says when it refuses a project; nothing of it is installed then. */
export class SdfRefusal extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(
      `The project cannot be deployed:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
    this.name = 'SdfRefusal';
    this.problems = problems;
  }
}

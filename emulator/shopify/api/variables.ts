import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
} from 'graphql';
import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { scalarProblems } from './scalars.ts';
import { staticError } from './staticErrors.ts';
import type { AnswerError } from './staticErrors.ts';

interface Problem {
  path: (string | number)[];
  explanation: string;
}

/** What is wrong with the variables sent along; INVALID_VARIABLE, one error per variable (§3.4). */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): AnswerError[] {
  const errors: AnswerError[] = [];
  for (const node of operation.variableDefinitions ?? []) {
    const name = node.variable.name.value;
    const type = typeFromAST(schema, node.type as never) as GraphQLInputType;
    const given = variables[name];
    if (given === undefined && (node.defaultValue || !isNonNullType(type))) continue;
    const problems = problemsOf(type, given ?? null, []);
    if (problems.length === 0) continue;
    const named = problems
      .filter((problem) => problem.path.length > 0)
      .map((problem) => `${problem.path.join('.')} (${problem.explanation})`);
    errors.push(
      staticError(
        `Variable $${name} of type ${type} was provided invalid value${named.length > 0 ? ` for ${named.join(', ')}` : ''}`,
        node,
        null,
        { code: 'INVALID_VARIABLE', value: given ?? null, problems },
      ),
    );
  }
  return errors;
}

function problemsOf(type: GraphQLInputType, value: unknown, path: (string | number)[]): Problem[] {
  const wrong = (explanation: string): Problem[] => [{ path, explanation }];
  if (value === null || value === undefined)
    return isNonNullType(type) ? wrong('Expected value to not be null') : [];

  const bare = getNullableType(type);
  if (isListType(bare)) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return items.flatMap((item, index) => problemsOf(bare.ofType, item, [...path, index]));
  }
  if (isEnumType(bare)) {
    if (typeof value === 'string' && bare.getValue(value)) return [];
    const names = bare.getValues().map((one) => one.name);
    return wrong(`Expected ${JSON.stringify(value)} to be one of: ${names.join(', ')}`);
  }
  if (isInputObjectType(bare)) {
    if (typeof value !== 'object' || Array.isArray(value))
      return wrong(`Expected ${JSON.stringify(value)} to be a key-value object.`);
    const input = value as Record<string, unknown>;
    const fields = bare.getFields();
    const problems: Problem[] = [];
    for (const name of Object.keys(input))
      if (!fields[name])
        problems.push({
          path: [...path, name],
          explanation: `Field is not defined on ${bare.name}`,
        });
    for (const field of Object.values(fields)) {
      const inner = [...path, field.name];
      if (field.name in input) problems.push(...problemsOf(field.type, input[field.name], inner));
      else if (isRequiredInputField(field))
        problems.push({ path: inner, explanation: 'Expected value to not be null' });
    }
    if (bare.isOneOf && Object.values(input).filter((one) => one != null).length !== 1)
      problems.push({
        path,
        explanation: `'${bare.name}' requires exactly one argument, but ${Object.keys(input).length} were provided.`,
      });
    return problems;
  }
  return scalarProblem(bare.name, value, wrong);
}

function scalarProblem(
  name: string,
  value: unknown,
  wrong: (explanation: string) => Problem[],
): Problem[] {
  const fits =
    (name === 'Int' && Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_647) ||
    (name === 'Float' && typeof value === 'number') ||
    (name === 'Boolean' && typeof value === 'boolean') ||
    (name === 'String' && typeof value === 'string') ||
    !['Int', 'Float', 'Boolean', 'String'].includes(name);
  if (!fits) return wrong(`Could not coerce value ${JSON.stringify(value)} to ${name}`);
  const problem = scalarProblems[name]?.(value);
  return problem ? wrong(problem) : [];
}

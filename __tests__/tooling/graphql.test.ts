import { operationFiles } from '../../scripts/graphql/operationFiles.ts';
import { operationProblems } from '../../scripts/graphql/operationProblems.ts';
import { loadIntrospection, toSchema } from '../../scripts/graphql/schema.ts';
import { PROJECT } from '../../scripts/project.ts';

const schema = toSchema(loadIntrospection(PROJECT));

function problemsOf(text: string, file = 'ts/orders/order.graphql'): string[] {
  return operationProblems(schema, [{ file, text }]);
}

test("every operation of the project is one that Shopify's schema allows", () => {
  expect(operationProblems(schema, operationFiles(PROJECT))).toEqual([]);
});

test('a field that Shopify does not have is refused with its line', () => {
  expect(problemsOf('query Order($id: ID!) {\n  order(id: $id) {\n    colour\n  }\n}')).toEqual([
    'ts/orders/order.graphql:3: Cannot query field "colour" on type "Order".',
  ]);
});

test('text that is no GraphQL is refused with its line', () => {
  expect(problemsOf('query Order {\n  order(')).toEqual([
    'ts/orders/order.graphql:2: Syntax Error: Expected Name, found <EOF>.',
  ]);
});

test('a file holds one operation, named like the file', () => {
  expect(problemsOf('query Shop { shop { name } }')).toEqual([
    'ts/orders/order.graphql: must hold one operation, named Order.',
  ]);
});

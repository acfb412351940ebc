import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  Kind,
  print,
} from 'graphql';
import type { GraphQLInputObjectType, GraphQLInputType, ObjectValueNode, ValueNode } from 'graphql';
import { scalarProblems } from './scalars.ts';
import { staticError } from './staticErrors.ts';
import type { AnswerError, Path } from './staticErrors.ts';

/** Where a literal stands: what graphql-ruby calls its owner. */
export interface Place {
  argument: string;
  /** `Field`, `InputObject` or `Directive`. */
  ownerKind: string;
  owner: string;
  path: Path;
}

/** Calls back for each variable met, with the type its place wants. */
export type OnVariable = (
  name: string,
  wanted: GraphQLInputType,
  place: Place,
  node: ValueNode,
) => void;

/** What is wrong with a value written into the document. */
export function literalErrors(
  type: GraphQLInputType,
  node: ValueNode,
  place: Place,
  onVariable: OnVariable,
): AnswerError[] {
  if (node.kind === Kind.VARIABLE) {
    onVariable(node.name.value, type, place, node);
    return [];
  }
  if (node.kind === Kind.NULL) return isNonNullType(type) ? [incompatible(type, node, place)] : [];

  const bare = getNullableType(type);
  if (isListType(bare)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.flatMap((item, index) =>
      literalErrors(bare.ofType, item, { ...place, path: [...place.path, index] }, onVariable),
    );
  }
  if (isInputObjectType(bare))
    return node.kind === Kind.OBJECT
      ? objectErrors(bare, node, place.path, onVariable)
      : [incompatible(type, node, place)];
  if (isEnumType(bare))
    return node.kind === Kind.ENUM && bare.getValue(node.value)
      ? []
      : [incompatible(type, node, place)];
  return isScalarType(bare) ? scalarErrors(bare.name, type, node, place) : [];
}

function objectErrors(
  type: GraphQLInputObjectType,
  node: ObjectValueNode,
  path: Path,
  onVariable: OnVariable,
): AnswerError[] {
  const errors: AnswerError[] = [];
  const fields = type.getFields();
  const given = new Set(node.fields.map((field) => field.name.value));

  for (const field of Object.values(fields)) {
    if (!isRequiredInputField(field) || given.has(field.name)) continue;
    errors.push(
      staticError(
        `Argument '${field.name}' on InputObject '${type.name}' is required. Expected type ${field.type}`,
        node,
        [...path, field.name],
        {
          code: 'missingRequiredInputObjectAttribute',
          argumentName: field.name,
          argumentType: String(field.type),
          inputObjectType: type.name,
        },
      ),
    );
  }
  if (type.isOneOf && given.size !== 1)
    errors.push(
      staticError(`OneOf Input Object '${type.name}' must specify exactly one key.`, node, path, {
        code: 'invalidOneOfInputObject',
        inputObjectType: type.name,
      }),
    );
  for (const field of node.fields) {
    const name = field.name.value;
    const known = fields[name];
    if (!known) {
      errors.push(
        staticError(
          `InputObject '${type.name}' doesn't accept argument '${name}'`,
          field,
          [...path, name],
          {
            code: 'argumentNotAccepted',
            name: type.name,
            typeName: 'InputObject',
            argumentName: name,
          },
        ),
      );
      continue;
    }
    const place = {
      argument: name,
      ownerKind: 'InputObject',
      owner: type.name,
      path: [...path, name],
    };
    errors.push(...literalErrors(known.type, field.value, place, onVariable));
  }
  return errors;
}

function scalarErrors(
  name: string,
  type: GraphQLInputType,
  node: ValueNode,
  place: Place,
): AnswerError[] {
  const fits: Record<string, readonly string[]> = {
    Int: [Kind.INT],
    Float: [Kind.INT, Kind.FLOAT],
    Boolean: [Kind.BOOLEAN],
    String: [Kind.STRING],
    ID: [Kind.STRING, Kind.INT],
  };
  const kinds = fits[name];
  if (kinds && !kinds.includes(node.kind)) return [incompatible(type, node, place)];
  if (name === 'Int' && node.kind === Kind.INT && Math.abs(Number(node.value)) > 2_147_483_647)
    return [incompatible(type, node, place)];
  const problem = 'value' in node ? scalarProblems[name]?.(node.value) : null;
  if (!problem) return [];
  return [
    staticError(problem, node, place.path, {
      code: 'argumentLiteralsIncompatible',
      typeName: 'CoercionError',
    }),
  ];
}

function incompatible(type: GraphQLInputType, node: ValueNode, place: Place): AnswerError {
  return staticError(
    `Argument '${place.argument}' on ${place.ownerKind} '${place.owner}' has an invalid value (${print(node)}). Expected type '${type}'.`,
    node,
    place.path,
    {
      code: 'argumentLiteralsIncompatible',
      typeName: place.ownerKind,
      argumentName: place.argument,
    },
  );
}

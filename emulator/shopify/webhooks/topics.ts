import { isEnumType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

export interface Topic {
  /** `orders/create` */
  path: string;
  /** Any of these must be granted; empty = none needed. */
  scopes: string[];
}

const known = new WeakMap<GraphQLSchema, Map<string, Topic>>();

/** What the schema's own descriptions say of a topic: `ORDERS_CREATE` → `orders/create`, `read_orders`. */
export function topicOf(schema: GraphQLSchema, name: string): Topic {
  let topics = known.get(schema);
  if (!topics) known.set(schema, (topics = readTopics(schema)));
  const topic = topics.get(name);
  if (!topic) throw new Error(`No webhook topic ${name} in the schema`);
  return topic;
}

function readTopics(schema: GraphQLSchema): Map<string, Topic> {
  const type = schema.getType('WebhookSubscriptionTopic');
  const topics = new Map<string, Topic>();
  if (!isEnumType(type)) return topics;
  for (const { name, description } of type.getValues()) {
    const path = /topic for\s+`([^`]+)`\s+events/.exec(description ?? '')?.[1];
    if (!path) continue;
    const needs = /Requires\s+(?:at|the|any)[^]*$/.exec(description ?? '')?.[0] ?? '';
    const scopes = [...needs.matchAll(/\b((?:read|write)_[a-z_]+)/g)].map((match) => match[1]);
    topics.set(name, { path, scopes: scopes as string[] });
  }
  return topics;
}

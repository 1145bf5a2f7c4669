import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf, type Operation } from './openapi-operations.js';
import type { Schema } from './openapi-schemas.js';

const ID = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';

/** What a text of a format looks like, where its field gives no example of its own. */
const ofFormat: Record<string, string> = {
  uuid: ID,
  date: '2026-10-01',
  'date-time': '2026-10-01T14:00:00Z',
  email: 'ada@example.org',
  password: 'correct horse battery',
};

/** Likewise of a pattern. */
const ofPattern: Record<string, string> = {
  '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$': '2026-10-08T10:00',
  '^[A-Z][A-Za-z]*(/[A-Za-z0-9_+-]+)*$': 'Europe/Berlin',
};

/** Gives every request and every answer one whole example, put together from those of the fields. */
export function addExamples(document: OpenAPIObject): void {
  const schemas: Record<string, Schema> = document.components?.schemas ?? {};
  for (const { operation } of operationsOf(document)) {
    for (const content of jsonOf(operation))
      if (content.schema && content.example === undefined) content.example = exampleOf(content.schema, schemas);
    for (const parameter of operation.parameters ?? [])
      if ('in' in parameter && parameter.in === 'path' && parameter.schema)
        parameter.example ??= exampleOf(parameter.schema, schemas);
  }
}

function jsonOf({ requestBody, responses }: Operation) {
  const bodies = [requestBody, ...Object.values(responses)];
  return bodies.flatMap((body) => {
    const content = body && 'content' in body ? body.content?.['application/json'] : undefined;
    return content ? [content] : [];
  });
}

/** A value that a schema takes, put together from the examples in it. */
export function exampleOf(schema: Schema, schemas: Record<string, Schema>): unknown {
  if (Array.isArray(schema.examples)) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.$ref !== undefined) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  // Where a field may be null and gives no example, null is a true one.
  if (Array.isArray(schema.type) && schema.type.includes('null')) return null;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0], schemas);
  if (schema.items) return [exampleOf(schema.items, schemas)];
  if (schema.properties) return objectOf(schema, schemas);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  return ofFormat[schema.format ?? ''] ?? ofPattern[schema.pattern ?? ''] ?? '…';
}

function objectOf({ properties = {}, required = [] }: Schema, schemas: Record<string, Schema>): object {
  const shown = Object.entries(properties).filter(
    ([name, { examples }]) => required.includes(name) || examples !== undefined,
  );
  return Object.fromEntries(shown.map(([name, field]) => [name, exampleOf(field, schemas)]));
}

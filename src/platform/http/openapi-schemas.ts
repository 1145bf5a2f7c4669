import type { OpenAPIObject } from '@nestjs/swagger';

/** A schema, as far as is looked at here. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  minItems?: number;
  pattern?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  enum?: unknown[];
  default?: unknown;
  example?: unknown;
  examples?: unknown;
}

/** Brings schemas from what OpenAPI 3.0 needed to what 3.1, which is JSON Schema, says plainly. */
export function modernize(document: OpenAPIObject): void {
  const schemas: Record<string, Schema> = document.components?.schemas ?? {};
  for (const schema of Object.values(schemas)) modernizeSchema(schema);
}

function modernizeSchema(schema: Schema): void {
  // A reference may have a description beside it since 3.1: no allOf of one is needed to hold both.
  const only = schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined;
  if (only !== undefined) {
    delete schema.allOf;
    schema.$ref = only;
  }
  // JSON Schema has a list of examples.
  if (schema.example !== undefined) {
    schema.examples = [schema.example];
    delete schema.example;
  }
  for (const part of [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])])
    modernizeSchema(part);
  if (schema.items) modernizeSchema(schema.items);
}

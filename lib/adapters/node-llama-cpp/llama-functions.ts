import type { LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import type { LlamaFunctions } from "./llama-runtime";

type Schema = Readonly<Record<string, unknown>>;

/**
 * Tools in the runtime's form. Its grammar always writes every property of an object, so an optional one may be null instead.
 * Lengths and ranges are left out: it does not hold them, and our schemas check the arguments afterwards.
 */
export function toLlamaFunctions(tools: readonly LanguageModelV4FunctionTool[]): LlamaFunctions {
  return Object.fromEntries(
    tools.map(({ name, description, inputSchema }) => [
      name,
      { ...(description ? { description } : {}), params: forRuntime(inputSchema) },
    ]),
  );
}

/** The arguments without the nulls that stand for optional properties which the model left out. */
export function withoutAbsent(params: unknown): unknown {
  if (!isSchema(params)) return params;
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}

const kept = ["type", "description", "enum", "const", "items"] as const;

function forRuntime(schema: unknown): unknown {
  if (!isSchema(schema)) return { type: "string" };
  if (Array.isArray(schema.anyOf)) return { oneOf: schema.anyOf.map(forRuntime) };
  const plain = Object.fromEntries(kept.filter((key) => key in schema).map((key) => [key, schema[key]]));
  if (Array.isArray(schema.enum)) return { enum: schema.enum };
  if (schema.type !== "object") return plain;
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const properties = isSchema(schema.properties) ? Object.entries(schema.properties) : [];
  return {
    ...plain,
    properties: Object.fromEntries(
      properties.map(([name, value]) => [
        name,
        required.includes(name) ? forRuntime(value) : { oneOf: [{ type: "null" }, forRuntime(value)] },
      ]),
    ),
    ...(isSchema(schema.additionalProperties)
      ? { additionalProperties: forRuntime(schema.additionalProperties), maxProperties: 8 }
      : {}),
  };
}

function isSchema(value: unknown): value is Schema {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

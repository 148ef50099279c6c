import { z } from "zod";
import { readArguments } from "./read-arguments";

/** The six operations of AgeMem (arXiv 2601.01885, Table 1): three on long-term memory, three on the context. */
export const operationNames = ["ADD", "UPDATE", "DELETE", "RETRIEVE", "SUMMARY", "FILTER"] as const;
export type OperationName = (typeof operationNames)[number];

/** Longest text one memory may hold, in characters: a memory is a fact, not a document. */
export const memoryContentMaxCharacters = 4_000;

/** What a memory is about, in the words of the paper's released code. */
export const memoryTypes = [
  "general",
  "chat_info",
  "user_info",
  "task_pipeline",
  "knowledge",
  "preference",
] as const;

const metadataSchema = z
  .record(z.string().max(64), z.union([z.string().max(500), z.number(), z.boolean()]))
  .describe('Short tags, for example {"slot": "home"}.');
const memoryIdSchema = z
  .string()
  .min(1)
  .max(64)
  .describe("The id of a memory, as an earlier result named it.");

/**
 * The arguments of each operation (paper, Figures 6 and 7). One schema serves the agent's tools, the person's
 * buttons and the log, so none of them can drift.
 */
export const operationInputs = {
  ADD: z.strictObject({
    content: z.string().describe("One self-contained fact, understandable without this conversation."),
    metadata: metadataSchema.optional(),
    memory_type: z.enum(memoryTypes).optional(),
  }),
  UPDATE: z.strictObject({
    memory_id: memoryIdSchema,
    content: z.string().describe("The full new text; it replaces the old one."),
    metadata: metadataSchema.optional(),
  }),
  DELETE: z.strictObject({
    memory_id: memoryIdSchema,
    confirmation: z.boolean().describe("Must be true, or nothing is deleted."),
  }),
  RETRIEVE: z.strictObject({
    query: z.string().describe("What to look for, in plain words."),
    top_k: z.number().int().min(1).max(50).optional().describe("How many memories at most. Default 3."),
    metadata_filter: metadataSchema.optional(),
  }),
  SUMMARY: z.strictObject({
    span: z.string().describe('"all", or a number N as text: the last N items of the context.'),
  }),
  FILTER: z.strictObject({
    criteria: z.string().describe("Describes what to remove from the context: subject, keywords, phrases."),
  }),
} as const;

export type OperationInput<Name extends OperationName> = z.infer<(typeof operationInputs)[Name]>;

/** One operation with its arguments. */
export type Operation = {
  [Name in OperationName]: { readonly operation: Name; readonly input: OperationInput<Name> };
}[OperationName];

/** The names the model sees (paper, Figures 6 and 7). The log keeps our own words, so renaming a tool never rewrites history. */
export const toolNames = {
  ADD: "Add_memory",
  UPDATE: "Update_memory",
  DELETE: "Delete_memory",
  RETRIEVE: "Retrieve_memory",
  SUMMARY: "Summary_context",
  FILTER: "Filter_context",
} as const satisfies Record<OperationName, string>;

/** What the model reads about each tool. */
const toolDescriptions = {
  ADD: "Store a new fact in long-term memory. Retrieve first: if a memory on the same subject exists, update it instead.",
  UPDATE:
    "Replace the text of one long-term memory with a newer version. The old version stays in the history.",
  DELETE: "Remove one long-term memory. Needs confirmation: true.",
  RETRIEVE: "Search long-term memory and place the best matches into the context.",
  SUMMARY: "Replace older items of the context by a short summary, to make room.",
  FILTER: "Remove items about a subject from the context, to make room or to drop distractions.",
} as const satisfies Record<OperationName, string>;

/** The operation behind a tool name, or null when there is no such tool. */
export function operationOfTool(toolName: string): OperationName | null {
  return operationNames.find((name) => toolNames[name] === toolName) ?? null;
}

/** An operation whose arguments were read, with a sentence for each argument that could not be used. */
export type ReadOperation =
  | { readonly ok: true; readonly value: Operation; readonly leftOut: readonly string[] }
  | { readonly ok: false; readonly error: string };

/**
 * Parses untrusted arguments of an operation, as far as their meaning is certain (`read-arguments.ts`).
 * The error says which argument is wrong, and what to send instead.
 */
export function parseOperation(name: OperationName, input: unknown): ReadOperation {
  const read = readArguments(operationInputs[name], input);
  if (!read.ok) return { ok: false, error: `${read.error}. Send ${toolNames[name]} with ${exampleOf(name)}` };
  const value = { operation: name, input: read.value.values } as Operation;
  return { ok: true, value, leftOut: read.value.leftOut };
}

/** The required arguments of an operation, as a model may copy their form. */
function exampleOf(name: OperationName): string {
  const fields = Object.entries(operationInputs[name].shape);
  const required = fields.filter(([, field]) => !(field instanceof z.ZodOptional));
  const example = required.map(([field, form]) => [field, form instanceof z.ZodBoolean ? true : "…"]);
  return JSON.stringify(Object.fromEntries(example));
}

/** A tool as a provider receives it. */
export interface DescribedTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: unknown;
}

/** What differs where optional arguments are left out: a small model takes "retrieve first" for what every message asks for. */
const shortDescriptions: Partial<Record<OperationName, string>> = {
  ADD: "Store a new lasting fact in long-term memory.",
};

/**
 * The tools as JSON Schema, exactly as a provider receives them; their token cost is part of every prompt. All six unless named.
 * `requiredArgumentsOnly` leaves out the optional arguments, whose schemas small models copy.
 */
export function describeTools(
  offered: readonly OperationName[] = operationNames,
  { requiredArgumentsOnly = false }: { readonly requiredArgumentsOnly?: boolean } = {},
): readonly DescribedTool[] {
  return offered.map((name) => ({
    name: toolNames[name],
    description: (requiredArgumentsOnly && shortDescriptions[name]) || toolDescriptions[name],
    inputSchema: asProvidersReadIt(
      z.toJSONSchema(requiredArgumentsOnly ? requiredOf(name) : operationInputs[name]),
    ),
  }));
}

function requiredOf(name: OperationName): z.ZodType {
  const shape = Object.entries<z.ZodType>(operationInputs[name].shape);
  return z.strictObject(Object.fromEntries(shape.filter(([, field]) => !(field instanceof z.ZodOptional))));
}

/** Without `$schema` and `propertyNames`, which providers do not know: what is counted must be what is sent. */
function asProvidersReadIt(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === "propertyNames" || key === "$schema" ? undefined : value,
  );
}

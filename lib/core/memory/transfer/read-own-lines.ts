import { z } from "zod";
import { originSchema } from "../../log/memory";
import { collectParts, type FoundMemory, type FoundRest, leave, type PartCollector } from "./collect-parts";
import { objectOf, poisonOf } from "./json-value";
import type { TransferFile } from "./transfer-entry";

/** A value of a file with the line that it is in; `value` is undefined where the line is no JSON. */
export interface JsonLine {
  readonly line: number;
  readonly value: unknown;
  readonly text: string;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** One memory of our own format. */
const memorySchema = z.looseObject({
  content: z.string(),
  type: z.string().optional(),
  metadata: z.record(z.string(), scalar).optional(),
  origin: originSchema.optional(),
  created: z.string().nullable().optional(),
  version: z.number().optional(),
  memoryId: z.string().optional(),
});

const headerSchema = z.strictObject({
  format: z.literal("agemem-memories"),
  version: z.literal(1),
  memories: z.number().optional(),
});

const knownFields: ReadonlySet<string> = new Set(Object.keys(memorySchema.shape));

/** True for a file of ours: its header comes first, or its first memory has no field that is not ours. */
export function isOwnExport(values: readonly unknown[]): boolean {
  const [first] = values;
  if (headerSchema.safeParse(first).success) return true;
  return (
    memorySchema.safeParse(first).success &&
    Object.keys(objectOf(first) ?? {}).every((key) => knownFields.has(key))
  );
}

/** Reads our own format. A value that is no memory says why; a field that nobody knows is named. */
export function readOwnLines(lines: readonly JsonLine[]): TransferFile {
  const parts = collectParts("json-lines");
  const header = headerSchema.safeParse(lines[0]?.value);
  for (const line of header.success ? lines.slice(1) : lines) parts.add(readLine(line, parts));
  const promised = header.data?.memories;
  if (promised !== undefined && promised !== parts.count)
    parts.note(
      `The file says that it holds ${promised} memories, but ${parts.count} ${parts.count === 1 ? "line is" : "lines are"} there: it may be cut off.`,
    );
  return parts.file();
}

function readLine({ line, value, text }: JsonLine, parts: PartCollector): FoundMemory | FoundRest {
  const problem = value === undefined ? "It is not JSON." : poisonOf(value);
  if (problem !== null) return leave(problem, text, line);
  const parsed = memorySchema.safeParse(value);
  if (!parsed.success) return leave(problemOf(parsed.error), text, line);
  for (const key of Object.keys(parsed.data)) if (!knownFields.has(key)) parts.leaveField(key);
  const { content, type, metadata, created } = parsed.data;
  return { line, content, memoryType: type, metadata, createdAt: created };
}

function problemOf(error: z.ZodError): string {
  const field = error.issues[0]?.path.join(".");
  return field ? `The field “${field}” is missing or of another kind.` : "It is no object with a text.";
}

import { z } from "zod";
import { originSchema } from "../../log/memory";
import { hasPoisonedKey, isUnreadable, readEntry } from "./read-entry";
import { excerptOf, type TransferEntry, type TransferFile, type UnreadablePart } from "./transfer-entry";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** One line of our own format. Strict: a field that nobody knows would be lost, so the line says so instead. */
const lineSchema = z.strictObject({
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

/** True for the value of a line of ours: its header, or a memory. */
export function looksLikeOurLine(value: unknown): boolean {
  return (
    headerSchema.safeParse(value).success ||
    (typeof value === "object" && value !== null && "content" in value && typeof value.content === "string")
  );
}

/** Reads JSON Lines; every line that is no memory says why. */
export function readJsonLines(text: string): TransferFile {
  const entries: TransferEntry[] = [];
  const unreadable: UnreadablePart[] = [];
  const notes: string[] = [];
  let promised: number | undefined;
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    const value = parse(line);
    const header = headerSchema.safeParse(value);
    if (header.success) {
      promised = header.data.memories;
      return;
    }
    const part = readLine(value, index + 1, line);
    if (isUnreadable(part)) unreadable.push(part);
    else entries.push(part);
  });
  if (promised !== undefined && promised !== entries.length + unreadable.length)
    notes.push(
      `The file says that it holds ${promised} memories, but ${entries.length + unreadable.length} lines are there: it may be cut off.`,
    );
  return { format: "json-lines", entries, unreadable, notes };
}

function readLine(value: unknown, line: number, text: string): TransferEntry | UnreadablePart {
  const unreadable = (reason: string) => ({ line, reason, excerpt: excerptOf(text.slice(0, 1_000)) });
  if (value === undefined) return unreadable("It is not JSON.");
  if (hasPoisonedKey(value)) return unreadable("A name in it is not allowed: __proto__.");
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return unreadable(problemOf(parsed.error));
  const { content, type, metadata, created } = parsed.data;
  return readEntry({ line, content, memoryType: type, metadata, createdAt: created });
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code === "unrecognized_keys")
    return `It has a field that is not known: ${issue.keys.join(", ")}.`;
  const field = issue?.path.join(".");
  return field ? `The field “${field}” is missing or of another kind.` : "It is no object with a text.";
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

import { z } from "zod";
import { hasPoisonedKey, isUnreadable, readEntry } from "./read-entry";
import { excerptOf, type TransferEntry, type TransferFile, type UnreadablePart } from "./transfer-entry";

/** A memory as Mem0's platform and open-source server answer `get_all` and exports. Unknown fields are named in a note. */
const memorySchema = z.looseObject({
  memory: z.string(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  categories: z.array(z.string()).nullish(),
  created_at: z.string().nullish(),
  user_id: z.string().nullish(),
});

/** Fields that are taken over, or that only address the memory over there. */
const expectedFields: ReadonlySet<string> = new Set([
  "id",
  "memory",
  "metadata",
  "categories",
  "created_at",
  "updated_at",
  "user_id",
  "agent_id",
  "app_id",
  "run_id",
  "hash",
]);

/** The list of memories in a value that Mem0 wrote, or null: a bare list, or under `results` or `memories`. */
export function mem0List(value: unknown): readonly unknown[] | null {
  const list = Array.isArray(value) ? value : listInside(value);
  return list?.some((part) => typeof part === "object" && part !== null && "memory" in part) ? list : null;
}

function listInside(value: unknown): readonly unknown[] | null {
  if (typeof value !== "object" || value === null) return null;
  if ("results" in value && Array.isArray(value.results)) return value.results;
  return "memories" in value && Array.isArray(value.memories) ? value.memories : null;
}

/** Reads a list that Mem0 wrote. Whose memories they were over there is said, because all of them would become the owner's. */
export function readMem0(list: readonly unknown[]): TransferFile {
  const entries: TransferEntry[] = [];
  const unreadable: UnreadablePart[] = [];
  const people = new Set<string>();
  const leftOut = new Set<string>();
  list.forEach((value, index) => {
    const part = readMemory(value, index + 1, people, leftOut);
    if (isUnreadable(part)) unreadable.push(part);
    else entries.push(part);
  });
  const notes = [
    ...(people.size > 1
      ? [
          `The file holds memories of ${people.size} people (${[...people].slice(0, 5).join(", ")}${people.size > 5 ? ", …" : ""}); all of them would become yours.`,
        ]
      : []),
    ...(leftOut.size > 0 ? [`Not taken over: the fields ${[...leftOut].slice(0, 12).join(", ")}.`] : []),
  ];
  return { format: "mem0", entries, unreadable, notes };
}

function readMemory(
  value: unknown,
  line: number,
  people: Set<string>,
  leftOut: Set<string>,
): TransferEntry | UnreadablePart {
  const unreadable = (reason: string) => ({
    line,
    reason,
    excerpt: excerptOf((JSON.stringify(value) ?? "").slice(0, 1_000)),
  });
  if (hasPoisonedKey(value)) return unreadable("A name in it is not allowed: __proto__.");
  const parsed = memorySchema.safeParse(value);
  if (!parsed.success) return unreadable("It has no text under “memory”.");
  const { memory, metadata, categories, created_at: createdAt, user_id: person } = parsed.data;
  if (person) people.add(excerptOf(person));
  for (const field of Object.keys(parsed.data)) if (!expectedFields.has(field)) leftOut.add(excerptOf(field));
  return readEntry({
    line,
    content: memory,
    memoryType: categories?.some((category) => /preference/i.test(category)) ? "preference" : "general",
    metadata: { ...metadata, ...(categories?.length ? { categories } : {}), importedFrom: "Mem0" },
    createdAt,
  });
}

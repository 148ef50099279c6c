import { z } from "zod";
import type { ContextItem } from "../log/context-item";

const shownSchema = z.object({ memory_id: z.string(), version: z.int().positive().default(1) });
const resultSchema = z.object({
  added: shownSchema.optional(),
  updated: shownSchema.optional(),
  neighbours: z.array(shownSchema).optional(),
  rejected: z.object({ memory_id: z.string(), version: z.int().positive() }).optional().catch(undefined),
});

/**
 * The newest version of a memory that the model was shown in a session: retrieved, named by a tool, or written by itself; items that left the
 * context count. Null when it was never shown, so that its id can only have come from the person.
 */
export function shownVersion(items: Iterable<ContextItem>, memoryId: string): number | null {
  let shown: number | null = null;
  for (const item of items) {
    for (const known of [...(item.memories ?? []), ...namedIn(item, memoryId)])
      if (known.memoryId === memoryId) shown = Math.max(shown ?? 0, known.version);
  }
  return shown;
}

function namedIn(
  { kind, author, text }: ContextItem,
  memoryId: string,
): readonly { readonly memoryId: string; readonly version: number }[] {
  if (kind !== "tool" || author !== "app" || !text.includes(memoryId)) return [];
  const { added, updated, rejected, neighbours = [] } = resultSchema.safeParse(parseJson(text)).data ?? {};
  return [added, updated, rejected, ...neighbours].flatMap((named) =>
    named ? [{ memoryId: named.memory_id, version: named.version }] : [],
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { z } from "zod";
import type { ContextItem } from "../log/context-item";
import type { RecalledText } from "./echo";

const retrievedSchema = z.object({
  retrieved: z.array(z.object({ memory_id: z.string(), content: z.string() })),
});

/** What the model has before it that came from memory or from the app: the retrieved memories and the sentences of the system prompt. */
export function recalledTexts(live: readonly Pick<ContextItem, "kind" | "text">[]): readonly RecalledText[] {
  return live.flatMap((item) => {
    if (item.kind === "system")
      return item.text.split(/(?<=[.!?:])\s+|\n+/).map((text) => ({ memoryId: null, text }));
    return item.kind === "retrieved" ? retrievedIn(item.text) : [];
  });
}

function retrievedIn(text: string): readonly RecalledText[] {
  try {
    const parsed = retrievedSchema.safeParse(JSON.parse(text));
    return parsed.success
      ? parsed.data.retrieved.map(({ memory_id, content }) => ({ memoryId: memory_id, text: content }))
      : [];
  } catch {
    return [];
  }
}

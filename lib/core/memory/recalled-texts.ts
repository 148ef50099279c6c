import { z } from "zod";
import { originWords } from "../context/tool-result";
import type { ContextItem } from "../log/context-item";
import { splitSentences } from "../text/sentences";
import type { RecalledText } from "./echo";

const retrievedSchema = z.object({
  retrieved: z.array(z.object({ memory_id: z.string(), content: z.string(), origin: z.string().optional() })),
});

/** What the model has before it that came from memory or from the app: the retrieved memories and the sentences of the system prompt. */
export function recalledTexts(live: readonly Pick<ContextItem, "kind" | "text">[]): readonly RecalledText[] {
  return live.flatMap((item) => {
    if (item.kind === "system")
      return splitSentences(item.text)
        .flatMap((sentence) => sentence.trim().split(/(?<=:)\s+/u))
        .map((text) => ({ memoryId: null, text }));
    return showsMemories(item) ? retrievedIn(item.text) : [];
  });
}

/** The memories that were recalled from text by others and still are before the model, as they are or in a summary. */
export function recalledForeignMemories(
  items: Iterable<Pick<ContextItem, "kind" | "text" | "fate">>,
): ReadonlySet<string> {
  const foreign = new Set<string>();
  for (const item of items) {
    if (!showsMemories(item) || isOutOfSight(item)) continue;
    for (const { memory_id, origin } of hitsIn(item.text))
      if (origin === originWords["from-pasted-text"]) foreign.add(memory_id);
  }
  return foreign;
}

function showsMemories({ kind }: Pick<ContextItem, "kind">): boolean {
  return kind === "retrieved" || kind === "placed";
}

/** What a summary stands for is still before the model. */
function isOutOfSight({ fate }: Pick<ContextItem, "fate">): boolean {
  return fate.status === "filtered";
}

function retrievedIn(text: string): readonly RecalledText[] {
  return hitsIn(text).map(({ memory_id, content }) => ({ memoryId: memory_id, text: content }));
}

function hitsIn(text: string): z.infer<typeof retrievedSchema>["retrieved"] {
  try {
    return retrievedSchema.safeParse(JSON.parse(text)).data?.retrieved ?? [];
  } catch {
    return [];
  }
}

import type { NewEvent } from "@/lib/core/log/events";
import type { Embedding } from "@/lib/ports/event-log";
import type { Dependencies } from "../dependencies";
import { embedText } from "../operation/embed-text";

/** Vectors for the versions that events make, by event id; without the embedder the versions are found by words alone. */
export async function embedVersions(
  deps: Pick<Dependencies, "embedder">,
  events: readonly NewEvent[],
): Promise<ReadonlyMap<string, Embedding>> {
  const embeddings = new Map<string, Embedding>();
  for (const event of events) {
    if (!opensVersion(event)) continue;
    const embedding = await embedText(deps.embedder, event.content);
    if (embedding) embeddings.set(event.id, embedding);
  }
  return embeddings;
}

function opensVersion(
  event: NewEvent,
): event is Extract<NewEvent, { type: "memory-added" | "memory-updated" | "memory-restored" }> {
  return ["memory-added", "memory-updated", "memory-restored"].includes(event.type);
}

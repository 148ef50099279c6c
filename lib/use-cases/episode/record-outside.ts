import type { AppError } from "@/lib/core/errors";
import type { OutsideMemory } from "@/lib/core/log/episode-events";
import { ok, type Result } from "@/lib/core/result";
import type { MemoryStrategy, OutsideUse } from "@/lib/ports/memory-strategy";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents } from "../log/append-events";
import type { SessionScope } from "../scope";
import { newItem } from "../session/new-item";

/** What a memory system outside this app did in a session. */
export interface RecordOutsideInput extends SessionScope {
  readonly strategy: Pick<MemoryStrategy, "name" | "version">;
  readonly use: OutsideUse;
}

/** Records one act of a memory system outside this app. What it recalled stands in the context as memories that the app placed. */
export function recordOutside(
  deps: Dependencies,
  { ownerId, sessionId, strategy, use }: RecordOutsideInput,
): Promise<Result<Appended, AppError>> {
  const { act, text, memories, cost } = use;
  const item =
    act === "recall" && memories.length > 0
      ? newItem(deps, { kind: "retrieved", author: "app", text: placedText(memories) })
      : null;
  const eventId = deps.ids.newId();
  return appendEvents(deps, { ownerId, sessionId }, () =>
    ok({
      events: [
        {
          id: eventId,
          type: "outside-memory-used",
          at: deps.clock.now().toISOString(),
          by: "app",
          turnId: null,
          step: null,
          strategy: strategy.name,
          strategyVersion: strategy.version,
          ...{ act, text, memories: [...memories], cost, item },
        },
      ],
    }),
  );
}

/** In the order in which they were written, as text inside JSON, so that none can pass for an instruction. */
function placedText(memories: readonly OutsideMemory[]): string {
  const inOrder = [...memories].sort((left, right) => (left.at ?? "").localeCompare(right.at ?? "", "en"));
  return JSON.stringify({
    retrieved: inOrder.map(({ memoryId, text, at }) => ({
      memory_id: memoryId,
      content: text,
      ...(at === null ? {} : { said_at: `${at.slice(0, 16)}Z` }),
    })),
  });
}

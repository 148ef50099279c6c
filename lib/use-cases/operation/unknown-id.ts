import type { MemoryVersion } from "@/lib/core/log/memory";
import { currentVersion } from "@/lib/core/log/memory";
import type { Rejection } from "@/lib/core/log/rejection";
import { meantMemory } from "@/lib/core/memory/meant-memory";
import { typedIn } from "@/lib/core/memory/turn-taint";
import type { OperationContext } from "./operation-request";

type ChangeContext = OperationContext<"UPDATE"> | OperationContext<"DELETE">;

/** The memories that the agent's turn was shown and that are still current, with what left the context since. */
interface ShownInTurn {
  readonly memories: readonly MemoryVersion[];
  /** The app placed them and took them away again in this turn: their ids are nowhere before the model. */
  readonly areWithdrawn: boolean;
}

/** A refusal for an id that no memory has: with the memories that were shown in the turn, one of which may be meant. */
export function namingShown(rejection: Rejection, { memories }: ShownInTurn): Rejection {
  if (memories.length === 0) return rejection;
  return {
    ...rejection,
    memories: memories.map(({ memoryId, content }) => ({ memoryId, content })),
    next: "If one of these memories is meant, send the call once more with its memory_id. Otherwise answer the person.",
  };
}

/**
 * The memory to ask the person about, where the model gave an id that no memory has: only where the app has taken the ids away from it, and one
 * memory alone fits the person's own words. Null on any doubt.
 */
export function memoryToAskAbout(
  { request, state }: ChangeContext,
  { memories, areWithdrawn }: ShownInTurn,
  newText: string | null,
): MemoryVersion | null {
  const turn = state.turns.findLast(({ turnId }) => turnId === request.call?.turnId);
  if (!turn || !areWithdrawn) return null;
  const meant = meantMemory(typedIn(state, turn), newText, memories);
  return memories.find(({ memoryId }) => memoryId === meant?.memoryId) ?? null;
}

/** Empty for a person, who chooses from what is on screen. */
export async function shownInTurn({ deps, request, state }: ChangeContext): Promise<ShownInTurn> {
  const turnId = request.by === "agent" ? request.call?.turnId : undefined;
  const items =
    turnId === undefined
      ? []
      : [...state.items.values()].filter((item) => item.turnId === turnId && item.author === "app");
  const ids = new Set(items.flatMap((item) => item.memories ?? []).map(({ memoryId }) => memoryId));
  const found = await Promise.all(
    [...ids].map((memoryId) => deps.memoryStore.find({ ownerId: request.ownerId, memoryId })),
  );
  const memories = found.flatMap((memory) => (memory && currentVersion(memory)) ?? []);
  const placed = items.filter(({ kind }) => kind === "placed");
  return { memories, areWithdrawn: placed.length > 0 && placed.every(({ fate }) => fate.status !== "live") };
}

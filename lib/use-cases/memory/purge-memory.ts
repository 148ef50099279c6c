import type { AppError } from "@/lib/core/errors";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import { currentVersion, type Memory } from "@/lib/core/log/memory";
import { eraseEvent } from "@/lib/core/memory/erase/erase-event";
import { createSaysMatcher } from "@/lib/core/memory/erase/says";
import type { PurgeReceipt, Survivor, SurvivorPlace } from "@/lib/core/memory/memory-care";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { deleteMemories } from "./delete-memories";
import { eventIdOf, recordedIn } from "./desk";
import { contentsOf, type SurvivorSearch, searchSurvivors } from "./find-survivors";
import { personEvent } from "./person-event";
import { stopReaders } from "./stop-readers";

/** What to forget for good. Versions, embeddings and the memory's own events always go; the other places when they are chosen. */
export interface PurgeRequest {
  readonly ownerId: string;
  readonly requestId: string;
  readonly memoryId: string;
  readonly places: readonly SurvivorPlace[];
  /** Survivors that stay although their place is chosen, by id. */
  readonly exceptIds?: readonly string[];
}

/**
 * Forgets a memory for good, in one transaction: versions, embeddings, and its words in the log, which keeps its shape. While answers run,
 * it is deleted first, so that nobody finds it any more, and those that have read it are ended. Then it looks for the text again,
 * everywhere, and the receipt says what it found. Only a person does this, and it cannot be undone.
 */
export async function purgeMemory(
  deps: Dependencies,
  request: PurgeRequest,
): Promise<Result<PurgeReceipt, AppError>> {
  const { ownerId, requestId, memoryId } = request;
  const memory = await deps.memoryStore.find({ ownerId, memoryId });
  if (!memory) return err({ code: "unknown-memory", memoryId });
  const others = await chosenOthers(deps, request, memory);
  const purged = [memory, ...others];
  const embeddings = await countEmbeddings(deps, ownerId, purged);
  const search: SurvivorSearch = {
    ownerId,
    memoryIds: new Set(purged.map((each) => each.memoryId)),
    matcher: createSaysMatcher(purged.flatMap(contentsOf)),
  };
  const ended = await endReaders(deps, request, search, purged);
  if (!ended.ok) return ended;
  let erased: readonly SessionEvent[] = [];
  const appended = await appendEvents(deps, recordedIn(ownerId, null), async () => {
    erased = await planErasures(deps, request, search);
    const events = purged.map((each, index): NewEvent => {
      const own = erased.filter((event) => "memoryId" in event && event.memoryId === each.memoryId).length;
      return {
        ...personEvent(deps, eventIdOf(requestId, index)),
        type: "memory-purged",
        memoryId: each.memoryId,
        version: each.versions.at(-1)?.version ?? 1,
        versionsRemoved: each.versions.length,
        embeddingsRemoved: embeddings[index] ?? 0,
        eventsErased: index === 0 ? erased.length : own,
      };
    });
    return ok({ events, erasures: erased });
  });
  if (!appended.ok) return appended;
  deps.sessionReader.forget({ ownerId });
  deps.live.publishErased({ ownerId });
  const remaining = await searchSurvivors(deps, search);
  return ok({
    memoryId,
    answersStopped: ended.value,
    versionsRemoved: purged.reduce((sum, each) => sum + each.versions.length, 0),
    embeddingsRemoved: embeddings.reduce((sum, count) => sum + count, 0),
    eventsErased: erased.length,
    alsoPurged: others.map((other) => other.memoryId),
    remaining,
    verified: await isGone(deps, request, search, remaining),
  });
}

/**
 * Keeps running answers from saying it again. RETRIEVE is refused when memories change while it looks, so that after the deletion every turn that
 * has read the memory has recorded it. Returns how many answers were ended.
 */
async function endReaders(
  deps: Dependencies,
  { requestId }: PurgeRequest,
  search: SurvivorSearch,
  purged: readonly Memory[],
): Promise<Result<number, AppError>> {
  const running = await deps.sessionDirectory.listRunningTurns();
  if (!running.some(({ ownerId }) => ownerId === search.ownerId)) return ok(0);
  const memoryIds = purged.filter(currentVersion).map(({ memoryId }) => memoryId);
  if (memoryIds.length > 0) {
    const request = { ownerId: search.ownerId, requestId: `${requestId}-delete`, memoryIds };
    const deleted = await deleteMemories(deps, request);
    if (!deleted.ok) return deleted;
  }
  return ok(await stopReaders(deps, search));
}

async function chosenOthers(
  deps: Dependencies,
  { ownerId, memoryId, places, exceptIds = [] }: PurgeRequest,
  memory: Memory,
): Promise<readonly Memory[]> {
  if (!places.includes("other-memories")) return [];
  const matcher = createSaysMatcher(contentsOf(memory));
  const survivors = await searchSurvivors(deps, { ownerId, memoryIds: new Set([memoryId]), matcher });
  const found = await Promise.all(
    survivors
      .filter(({ place, id }) => place === "other-memories" && !exceptIds.includes(id))
      .map(({ id }) => deps.memoryStore.find({ ownerId, memoryId: id })),
  );
  return found.filter((other) => other !== null);
}

async function countEmbeddings(
  deps: Dependencies,
  ownerId: string,
  memories: readonly Memory[],
): Promise<readonly number[]> {
  return Promise.all(
    memories.map(({ memoryId }) => deps.memoryLibrary.countEmbeddings({ ownerId, memoryId })),
  );
}

async function planErasures(
  deps: Dependencies,
  { requestId, places, exceptIds = [] }: PurgeRequest,
  { ownerId, memoryIds, matcher }: SurvivorSearch,
): Promise<readonly SessionEvent[]> {
  const events = await deps.eventLog.findMentions({
    ownerId,
    memoryIds: [...memoryIds],
    words: matcher.anyOf,
  });
  const chosen = new Set<SurvivorPlace>([...places, "events"]);
  const ownOnly = new Set<SurvivorPlace>(["events"]);
  return events.flatMap((event) => {
    const erasure = { matcher, memoryIds, erasedBy: requestId };
    return eraseEvent(event, { ...erasure, places: exceptIds.includes(event.id) ? ownOnly : chosen }) ?? [];
  });
}

/** Nothing in a chosen place says it any more, and a search for the text does not bring the memory back. */
async function isGone(
  deps: Dependencies,
  { ownerId, places, exceptIds = [] }: PurgeRequest,
  { memoryIds, matcher }: SurvivorSearch,
  remaining: readonly Survivor[],
): Promise<boolean> {
  const chosen = new Set<SurvivorPlace>([...places, "versions", "events"]);
  if (remaining.some(({ place, id }) => chosen.has(place) && !exceptIds.includes(id))) return false;
  const query = matcher.anyOf.join(" ");
  const found = await deps.memoryStore.search({
    ownerId,
    query,
    embedding: null,
    metadataFilter: null,
    limit: 50,
  });
  return found.memories.every((hit) => !memoryIds.has(hit.memoryId));
}

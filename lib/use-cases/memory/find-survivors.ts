import type { AppError } from "@/lib/core/errors";
import type { Memory } from "@/lib/core/log/memory";
import { survivorsIn } from "@/lib/core/memory/erase/erase-event";
import { createSaysMatcher, type SaysMatcher } from "@/lib/core/memory/erase/says";
import type { Survivor, SurvivorReport } from "@/lib/core/memory/memory-care";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { deskSessionId } from "./desk-session";

/** What is looked for: the memories, and what they say or said. */
export interface SurvivorSearch {
  readonly ownerId: string;
  readonly memoryIds: ReadonlySet<string>;
  readonly matcher: SaysMatcher;
}

/** More memories than this are not compared with the text. */
const mostMemories = 100_000;

/** Where the fact of a memory stands: its versions, the log, proposals, messages, answers, summaries, and other memories that say the same. */
export async function findSurvivors(
  deps: Dependencies,
  { ownerId, memoryId }: { readonly ownerId: string; readonly memoryId: string },
): Promise<Result<SurvivorReport, AppError>> {
  const memory = await deps.memoryStore.find({ ownerId, memoryId });
  if (!memory) return err({ code: "unknown-memory", memoryId });
  const matcher = createSaysMatcher(contentsOf(memory));
  const found = await searchSurvivors(deps, { ownerId, memoryIds: new Set([memoryId]), matcher });
  const versions = memory.versions.map(
    (version): Survivor => ({
      place: "versions",
      id: version.eventId,
      sessionId: version.sessionId,
      sessionTitle: null,
      at: version.at,
      excerpt: version.content,
    }),
  );
  return ok({
    memoryId,
    content: memory.versions.at(-1)?.content ?? "",
    versions: memory.versions.length,
    embeddings: await deps.memoryLibrary.countEmbeddings({ ownerId, memoryId }),
    survivors: [...versions, ...found],
  });
}

/** Every text that a memory has had. */
export function contentsOf(memory: Memory): readonly string[] {
  return [...new Set(memory.versions.map(({ content }) => content))];
}

/** The texts that say it in the log and in other memories, as they are now. */
export async function searchSurvivors(
  deps: Dependencies,
  { ownerId, memoryIds, matcher }: SurvivorSearch,
): Promise<readonly Survivor[]> {
  const [events, memories, sessions] = await Promise.all([
    deps.eventLog.findMentions({ ownerId, memoryIds: [...memoryIds], words: matcher.anyOf }),
    deps.memoryStore.listCurrent({ ownerId, limit: mostMemories }),
    deps.sessionDirectory.list({ ownerId, limit: 1_000 }),
  ]);
  const titles = new Map(sessions.map((session) => [session.sessionId, session.title]));
  const titleOf = (sessionId: string) =>
    sessionId === deskSessionId(ownerId) ? null : (titles.get(sessionId) ?? null);
  const inLog = events.flatMap((event) =>
    survivorsIn(event, { matcher, memoryIds }).map(
      ({ place, excerpt }): Survivor => ({
        place,
        id: event.id,
        sessionId: event.sessionId,
        sessionTitle: titleOf(event.sessionId),
        at: event.at,
        excerpt,
      }),
    ),
  );
  const inMemories = memories.flatMap((version): readonly Survivor[] => {
    const [first] = memoryIds.has(version.memoryId) ? [] : matcher.stretchesIn(version.content);
    if (!first) return [];
    const { memoryId, sessionId, at, content } = version;
    return [
      {
        place: "other-memories",
        id: memoryId,
        sessionId,
        sessionTitle: titleOf(sessionId),
        at,
        excerpt: content,
      },
    ];
  });
  return [...inLog, ...inMemories];
}

// An embedded database in memory that holds the memories of the labeled set, written the way the app writes them.
import process from "node:process";
import { describeDatabaseOpenError } from "@/lib/adapters/prisma/engine/database-open-error";
import { openDatabase } from "@/lib/adapters/prisma/engine/open-database";
import { createPrismaEventLog } from "@/lib/adapters/prisma/log/event-log";
import { createPrismaMemoryStore } from "@/lib/adapters/prisma/memory/memory-store";
import type { NewEvent } from "@/lib/core/log/events";
import type { Embedder } from "@/lib/ports/embedder";
import type { MemoryStore } from "@/lib/ports/memory-store";
import { embedText } from "@/lib/use-cases/operation/embed-text";

/** A store of one owner; close it to end its database. */
export interface RetrievalStore {
  readonly ownerId: string;
  readonly memoryStore: MemoryStore;
  close(): Promise<void>;
}

const ownerId = "measured";
const settings = { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 };

/** A memory as a set has it: its name, the day it was said, its text and, where there is one, the message it came from. */
export type StoredMemory = readonly [memoryId: string, saidOn: string, content: string, message?: string];

/** Opens a database in memory and writes the memories with vectors of the embedder. */
export async function openRetrievalStore(
  embedder: Embedder,
  memories: readonly StoredMemory[],
): Promise<RetrievalStore> {
  const rootFolder = process.cwd();
  const migrationsFolder = `${rootFolder}/prisma/migrations`;
  const opened = await openDatabase({ dataFolder: "memory://", migrationsFolder, rootFolder });
  if (!opened.ok) throw new Error(describeDatabaseOpenError(opened.error));
  const { prisma, close } = opened.value;
  const embeddings = new Map();
  for (const [memoryId, , content] of memories) {
    const embedding = await embedText(embedder, content);
    if (embedding) embeddings.set(`event ${memoryId}`, embedding);
  }
  const appended = await createPrismaEventLog(prisma).append({
    ownerId,
    sessionId: "memories",
    expectedSequence: 0,
    events: [startedEvent(memories), ...memories.map(addedEvent)],
    embeddings,
    sourceTexts: new Map(
      memories.flatMap(([memoryId, , , message]) =>
        message === undefined ? [] : [[`event ${memoryId}`, message] as const],
      ),
    ),
  });
  if (!appended.ok) throw new Error(`The memories could not be written: ${JSON.stringify(appended.error)}`);
  return { ownerId, memoryStore: createPrismaMemoryStore(prisma), close };
}

function startedEvent([first]: readonly StoredMemory[]): NewEvent {
  return {
    ...envelope("started", first?.[1] ?? "2023-01-01"),
    type: "session-started",
    settings,
    toolTokens: 0,
    memoryPositionAtStart: 0,
    item: { itemId: "system", kind: "system", author: "app", text: "system", tokens: 1 },
  };
}

function addedEvent([memoryId, saidOn, content]: StoredMemory): NewEvent {
  return {
    ...envelope(`event ${memoryId}`, saidOn),
    type: "memory-added",
    operation: "ADD",
    toolCallId: null,
    durationMs: 0,
    result: null,
    memoryId,
    version: 1,
    content,
    memoryType: "general",
    metadata: {},
    origin: "said-by-person",
    source: null,
  };
}

function envelope(id: string, saidOn: string) {
  return { id, at: `${saidOn}T12:00:00.000Z`, by: "app", turnId: null, step: null } as const;
}

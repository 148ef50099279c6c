import type { Storage } from "@/lib/ports/storage";
import type { PrismaClient } from "./generated/client";
import { createPrismaEventLog } from "./log/event-log";
import { createPrismaMemoryEmbeddings } from "./memory/memory-embeddings";
import { createPrismaMemoryLibrary } from "./memory/memory-library";
import { createPrismaMemoryStore } from "./memory/memory-store";
import { createPrismaSessionDirectory } from "./session/session-directory";
import { createPrismaOwnerSettingsStore } from "./settings/owner-settings-store";

/** Storage on Postgres (or PGlite). */
export function createPrismaStorage(prisma: PrismaClient): Storage {
  return {
    eventLog: createPrismaEventLog(prisma),
    memoryStore: createPrismaMemoryStore(prisma),
    memoryLibrary: createPrismaMemoryLibrary(prisma),
    memoryEmbeddings: createPrismaMemoryEmbeddings(prisma),
    sessionDirectory: createPrismaSessionDirectory(prisma),
    ownerSettings: createPrismaOwnerSettingsStore(prisma),
  };
}

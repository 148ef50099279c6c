import path from "node:path";
import { createInProcessChannel } from "@/lib/adapters/live/in-process-channel";
import { type Database, openDatabase } from "@/lib/adapters/prisma/engine/open-database";
import { createPrismaStorage } from "@/lib/adapters/prisma/prisma-storage";
import { createPrismaRecordKeeper } from "@/lib/adapters/prisma/record/record-keeper";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import { randomIds } from "@/lib/adapters/system/random-ids";
import { systemClock } from "@/lib/adapters/system/system-clock";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createTestEmbedder, testTokenCounter } from "@/lib/testing/world";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { checkRecords } from "@/lib/use-cases/record/check-records";
import { createSessionReader } from "@/lib/use-cases/session/read-session";
import { plantBug } from "./planted-bugs";

/** Whose sessions and memories the suites work on. */
export const ownerId = "local";

export interface WorldOptions {
  /** A Postgres server; without it an embedded database in `dataFolder`, or in memory. */
  readonly databaseUrl?: string | undefined;
  readonly dataFolder?: string;
  readonly plant?: string | undefined;
}

/** The app's own storage and turn code over a real database, with a model that a suite writes. */
export interface World {
  readonly database: Database;
  readonly deps: Dependencies;
  /** What disagrees with lib/core/RULES.md: lines to show, none when all agrees. */
  findings(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens a database and puts the app's ports over it. Throws where it does not open. */
export async function openWorld(
  model: LanguageModel,
  { databaseUrl, dataFolder = "memory://", plant }: WorldOptions = {},
): Promise<World> {
  const rootFolder = process.env.AGEMEM_ROOT ?? process.cwd();
  const opened = await openDatabase({
    databaseUrl,
    dataFolder,
    rootFolder,
    migrationsFolder: path.join(rootFolder, "prisma/migrations"),
    templateFile: path.join(rootFolder, ".cache/pglite-0.5.14.tgz"),
  });
  if (!opened.ok) throw new Error(`The database does not open: ${JSON.stringify(opened.error)}`);
  const database = opened.value;
  return {
    database,
    deps: dependenciesOver(database, model, plant),
    async findings() {
      const { findings } = await checkRecords(createPrismaRecordKeeper(database.prisma));
      return findings.map(
        ({ rule, problem, sessionId, sequence }) => `${rule} ${sessionId}/${sequence}: ${problem}`,
      );
    },
    close: () => database.close(),
  };
}

/** Ports of one process over a database; several of them over one database are several processes. */
export function dependenciesOver(
  { prisma }: Pick<Database, "prisma">,
  languageModel: LanguageModel,
  plant?: string | undefined,
): Dependencies {
  const { memoryEmbeddings: _, ...storage } = createPrismaStorage(prisma);
  const deps: Omit<Dependencies, "sessionReader"> = {
    ...storage,
    languageModel,
    embedder: createTestEmbedder(),
    tokenCounter: testTokenCounter,
    secretScanner: createSecretScanner(),
    clock: systemClock,
    ids: randomIds,
    live: createInProcessChannel(),
    sessionSettings: { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 },
  };
  return plantBug(plant, { ...deps, sessionReader: createSessionReader(deps.eventLog) }, prisma);
}

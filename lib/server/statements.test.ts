// What a turn and each operation ask of the database, exactly: on the embedded database every statement is a message to its thread and back.
import { afterEach, beforeEach, expect, test } from "vitest";
import { createModelDirectory } from "@/lib/adapters/connections/model-directory";
import { createSecretBox } from "@/lib/adapters/connections/secret-box";
import type { Database } from "@/lib/adapters/prisma/engine/open-database";
import { testDatabases } from "@/lib/adapters/prisma/engine/test-databases";
import { createPrismaStorage } from "@/lib/adapters/prisma/prisma-storage";
import { createPrismaConnectionStore } from "@/lib/adapters/prisma/settings/connection-store";
import { countStatements } from "@/lib/testing/count-statements";
import { calls, createStudio } from "@/lib/testing/studio";
import { createSessionDependencies } from "./session-dependencies";
import { createTurnRunner } from "./turn-runner";

let database: Database;
const [embedded] = testDatabases();
beforeEach(async () => {
  if (embedded) database = await embedded.open();
});
afterEach(() => database.close());

/** The door's dependencies, the runner and one session with a turn in it, as the app wires them. */
async function openApp(script: Parameters<typeof createStudio>[0]) {
  const studio = createStudio([{ text: "Hello." }, ...script], {
    storage: createPrismaStorage(database.prisma),
  });
  const connections = createPrismaConnectionStore(
    database.prisma,
    createSecretBox({ secret: "a secret of this test", dataFolder: "unused" }),
  );
  const directory = createModelDirectory({
    connections,
    offlineModel: studio.deps.languageModel,
    builtInEmbedder: studio.deps.embedder,
    environmentModelId: null,
    connectTo: () => fetch,
    ownsMachine: () => true,
  });
  const dependenciesFor = createSessionDependencies(studio.deps, directory);
  const runner = createTurnRunner(studio.deps, dependenciesFor);
  const say = async (text: string, newSession = false) => {
    const turnId = studio.deps.ids.newId();
    const input = { ...studio.scope, turnId, text, ...(newSession ? { newSession } : {}) };
    const started = await runner.start(input, await dependenciesFor(studio.scope));
    if (!started.ok) throw new Error(started.error.code);
    await started.value.finished;
  };
  const sent = countStatements();
  await say("Hello!", true);
  return { studio, say, first: sent().length };
}

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = countStatements();
  await work();
  return sent().length;
}

test("a plain turn, and one that begins its session", async () => {
  const { say, first } = await openApp([{ text: "Fine." }]);
  const plain = await statementsOf(() => say("How are you?"));
  expect({ plain, first }).toEqual({ plain: 5, first: 10 });
});

test("a turn with one RETRIEVE and one ADD", async () => {
  const script = [
    calls("Retrieve_memory", { query: "tea" }),
    calls("Add_memory", { content: "The user likes green tea." }),
    { text: "Noted." },
  ];
  const { say } = await openApp(script);
  expect(await statementsOf(() => say("I like green tea."))).toBe(17);
});

test("each operation on a memory", async () => {
  const { studio } = await openApp([]);
  const { operate } = studio;
  const added = countStatements();
  const applied = await operate("ADD", { content: "The user likes green tea." });
  const ADD = added().length;
  const event = applied.ok ? applied.value.events[0] : undefined;
  const memory_id = event?.type === "memory-added" ? event.memoryId : "";
  const UPDATE = await statementsOf(() =>
    operate("UPDATE", { memory_id, content: "The user likes black tea." }),
  );
  const DELETE = await statementsOf(() => operate("DELETE", { memory_id, confirmation: true }));
  const RETRIEVE = await statementsOf(() => operate("RETRIEVE", { query: "tea" }));
  expect({ ADD, UPDATE, DELETE, RETRIEVE }).toEqual({ ADD: 4, UPDATE: 3, DELETE: 3, RETRIEVE: 5 });
});

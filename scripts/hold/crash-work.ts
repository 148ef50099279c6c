// What goes on in a database while its process is killed: turns, edits, and one of the longer things.
import path from "node:path";
import { databaseTroubleOf } from "@/lib/adapters/prisma/engine/database-trouble";
import { createPrismaStorage } from "@/lib/adapters/prisma/prisma-storage";
import { createFileSigner } from "@/lib/adapters/signing/file-signer";
import type { LanguageModel, ModelPart } from "@/lib/ports/language-model";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { deleteMemories } from "@/lib/use-cases/memory/delete-memories";
import { addMemory, editMemory } from "@/lib/use-cases/memory/edit-memory";
import { purgeMemory } from "@/lib/use-cases/memory/purge-memory";
import { reembedMemories } from "@/lib/use-cases/model/reembed-memories";
import { exportSession } from "@/lib/use-cases/replay/export-session";
import { importSession } from "@/lib/use-cases/replay/import-session";
import { runTurn } from "@/lib/use-cases/session/run-turn";
import { startTurn } from "@/lib/use-cases/session/start-turn";
import { randomFrom } from "./report";
import { ownerId, type World } from "./world";

export interface CrashWorkOptions {
  readonly seed: number;
  /** What goes on beside the turns: purge, import, backup, re-embedding; anything else is edits by hand. */
  readonly task: string;
  /** Where a backup may be written. */
  readonly scratchFolder: string;
  /** Hears of each event once its append was acknowledged. */
  readonly onAcknowledged: (eventId: string) => void;
}

/** A model that says a few words and then changes, finds or filters something, as chance has it, and what works with it. */
export interface CrashWork {
  readonly model: LanguageModel;
  /** Three conversations at once and something beside them, until the process is killed. */
  workOn(world: World): Promise<never>;
}

/** Work that a seed decides. */
export function createCrashWork(options: CrashWorkOptions): CrashWork {
  const { seed, task, scratchFolder, onAcknowledged } = options;
  const random = randomFrom(seed);
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least));
  const known: string[] = [];
  const fact = (thing: string) => `${thing} ${between(0, 1e9)} stands on shelf ${between(0, 1e9)}.`;

  function chosenCall(): { toolName: string; input: unknown } {
    const memoryId = known[between(0, known.length)] ?? "mem_none";
    const kind = random();
    if (kind < 0.5) return { toolName: "Add_memory", input: { content: fact("Jar") } };
    if (kind < 0.7)
      return { toolName: "Update_memory", input: { memory_id: memoryId, content: fact("Box") } };
    if (kind < 0.8) return { toolName: "Delete_memory", input: { memory_id: memoryId, confirmation: true } };
    if (kind < 0.9) return { toolName: "Retrieve_memory", input: { query: "jar shelf" } };
    return { toolName: "Filter_context", input: { criteria: "jar" } };
  }

  const model: LanguageModel = {
    identity: { provider: "crash", modelId: "scripted", label: "Scripted model" },
    async *stream(request): AsyncIterable<ModelPart> {
      for (let word = 0; word < 4; word += 1) {
        yield { type: "text", delta: `word${word} ` };
        await pause(between(0, 8));
      }
      const acts = request.messages.at(-1)?.role !== "tool" && random() < 0.75;
      if (acts) yield { type: "tool-call", toolCallId: `c${random()}`, ...chosenCall() };
      yield { type: "finished", finishReason: acts ? "tool-calls" : "stop", usage: null };
    },
  };

  function talk(deps: Dependencies, sessionId: string): Promise<never> {
    return untilKilled(async () => {
      const turnId = deps.ids.newId();
      const message = { ownerId, sessionId, turnId, text: `Message ${turnId}`, newSession: true };
      const started = await startTurn(deps, message);
      const abort = new AbortController();
      if (random() < 0.1) setTimeout(() => abort.abort(), between(0, 60));
      if (started.ok && started.value.turn)
        await runTurn(deps, { ...started.value.turn, signal: abort.signal });
    });
  }

  function edit(deps: Dependencies): Promise<never> {
    return untilKilled(async () => {
      await pause(between(0, 40));
      const list = await deps.memoryStore.listCurrent({ ownerId, limit: 50 });
      known.splice(0, known.length, ...list.map(({ memoryId }) => memoryId));
      const chosen = list[between(0, list.length)];
      const requestId = deps.ids.newId();
      if (!chosen || random() < 0.4) await addMemory(deps, { ownerId, requestId, content: fact("Hand") });
      else if (random() < 0.7) {
        const { memoryId, version: expectedVersion } = chosen;
        const content = fact("Edit");
        await editMemory(deps, { ownerId, requestId, memoryId, expectedVersion, content });
      } else await deleteMemories(deps, { ownerId, requestId, memoryIds: [chosen.memoryId] });
    });
  }

  function purge(deps: Dependencies): Promise<never> {
    return untilKilled(async () => {
      const requestId = deps.ids.newId();
      const added = await addMemory(deps, { ownerId, requestId, content: fact("Secret") });
      const event = added.ok && added.value.status === "done" ? added.value.events[0] : null;
      if (event?.type !== "memory-added") return;
      const places = ["messages", "answers"] as const;
      await purgeMemory(deps, { ownerId, requestId: `${requestId}-p`, memoryId: event.memoryId, places });
    });
  }

  function importAgain(deps: Dependencies): Promise<never> {
    const signer = createFileSigner({ secret: "of this suite", dataFolder: "unused" });
    return untilKilled(async () => {
      await pause(between(0, 40));
      const file = await exportSession(deps, signer, { ownerId, sessionId: `session-${seed}-0` });
      if (!file.ok) return;
      const text = JSON.stringify(file.value);
      await importSession(deps, signer, { ownerId, sessionId: deps.ids.newId(), text });
    });
  }

  function backUp(deps: Dependencies, { database }: World): Promise<never> {
    return untilKilled(async () => {
      await addMemory(deps, { ownerId, requestId: deps.ids.newId(), content: fact("Jar") });
      await database.backUp(path.join(scratchFolder, `backup-${seed}.jsonl.gz`));
    });
  }

  function reembed(deps: Dependencies, { database }: World): Promise<never> {
    const { memoryEmbeddings: embeddings } = createPrismaStorage(database.prisma);
    const signal = new AbortController().signal;
    let round = 0;
    return untilKilled(async () => {
      round += 1;
      await addMemory(deps, { ownerId, requestId: deps.ids.newId(), content: fact("Jar") });
      const embedder = { ...deps.embedder, model: `fake-${round % 2}` };
      await reembedMemories(
        { embeddings, ownerSettings: deps.ownerSettings },
        { ownerId, signal, currentEmbedder: async () => embedder },
      );
    });
  }

  const beside: Readonly<Record<string, (deps: Dependencies, world: World) => Promise<never>>> = {
    purge,
    import: importAgain,
    backup: backUp,
    "re-embedding": reembed,
  };

  return {
    model,
    async workOn(world) {
      const deps = speaking(world.deps, onAcknowledged);
      const talks = [0, 1, 2].map((index) => talk(deps, `session-${seed}-${index}`));
      return await Promise.race([...talks, (beside[task] ?? edit)(deps, world)]);
    },
  };
}

/** The same ports, with an ear for what was acknowledged. */
export function speaking(quiet: Dependencies, onAcknowledged: (eventId: string) => void): Dependencies {
  const { eventLog } = quiet;
  return {
    ...quiet,
    eventLog: {
      ...eventLog,
      async append(request) {
        const appended = await eventLog.append(request);
        if (appended.ok) for (const { id } of appended.value.events) onAcknowledged(id);
        return appended;
      },
    },
  };
}

/** Again and again; where the database is slower than its patience, as on a machine that is busy, the next round goes on. */
async function untilKilled(round: () => Promise<void>): Promise<never> {
  for (;;)
    await round().catch((error: unknown) => {
      if (databaseTroubleOf(error) !== "slow") throw error;
    });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

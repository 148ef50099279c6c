// A process that is killed: first it says whether what it finds agrees, then it works, and says aloud whatever was acknowledged.
// Arguments: a folder or the address of a server, the file of acknowledged ids, a seed, what to do, and perhaps a planted bug.
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
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
import { closeLeftTurns } from "@/lib/use-cases/session/recover-turns";
import { runTurn } from "@/lib/use-cases/session/run-turn";
import { startTurn } from "@/lib/use-cases/session/start-turn";
import { randomFrom } from "./report";
import { openWorld, ownerId } from "./world";

const [target = "", journal = "", seed = "1", task = "work", plant] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const between = (least: number, most: number) => least + Math.floor(random() * (most - least));
const known: string[] = [];

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

function chosenCall(): { toolName: string; input: unknown } {
  const memoryId = known[between(0, known.length)] ?? "mem_none";
  const kind = random();
  if (kind < 0.5) return { toolName: "Add_memory", input: { content: fact("Jar") } };
  if (kind < 0.7) return { toolName: "Update_memory", input: { memory_id: memoryId, content: fact("Box") } };
  if (kind < 0.8) return { toolName: "Delete_memory", input: { memory_id: memoryId, confirmation: true } };
  if (kind < 0.9) return { toolName: "Retrieve_memory", input: { query: "jar shelf" } };
  return { toolName: "Filter_context", input: { criteria: "jar" } };
}

function fact(thing: string): string {
  return `${thing} ${between(0, 1e9)} stands on shelf ${between(0, 1e9)}.`;
}

const isServer = target.startsWith("postgres");
const world = await openWorld(
  model,
  isServer ? { databaseUrl: target, plant } : { dataFolder: target, plant },
);
const left = await closeLeftTurns(world.deps);
const findings = await world.findings();
const ids = new Set(
  (await world.database.prisma.event.findMany({ select: { id: true } })).map(({ id }) => id),
);
const lost = acknowledged().filter((id) => !ids.has(id));
say("CHECK", { findings, lost: lost.length, left, events: ids.size });
if (task === "check") {
  await world.close();
  process.exit(0);
}
const deps = speaking(world.deps);

/** Says each event aloud once its append was acknowledged. */
function speaking(quiet: Dependencies): Dependencies {
  const { eventLog } = quiet;
  return {
    ...quiet,
    eventLog: {
      ...eventLog,
      async append(request) {
        const appended = await eventLog.append(request);
        if (appended.ok) for (const { id } of appended.value.events) process.stdout.write(`A ${id}\n`);
        return appended;
      },
    },
  };
}

async function talk(sessionId: string): Promise<never> {
  for (;;) {
    const turnId = deps.ids.newId();
    const message = { ownerId, sessionId, turnId, text: `Message ${turnId}`, newSession: true };
    const started = await startTurn(deps, message);
    const abort = new AbortController();
    if (random() < 0.1) setTimeout(() => abort.abort(), between(0, 60));
    if (started.ok && started.value.turn)
      await runTurn(deps, { ...started.value.turn, signal: abort.signal });
  }
}

async function edit(): Promise<never> {
  for (;;) {
    await pause(between(0, 40));
    const list = await deps.memoryStore.listCurrent({ ownerId, limit: 50 });
    known.splice(0, known.length, ...list.map(({ memoryId }) => memoryId));
    const chosen = list[between(0, list.length)];
    const requestId = deps.ids.newId();
    if (!chosen || random() < 0.4) await addMemory(deps, { ownerId, requestId, content: fact("Hand") });
    else if (random() < 0.7) {
      const { memoryId, version } = chosen;
      await editMemory(deps, {
        ownerId,
        requestId,
        memoryId,
        expectedVersion: version,
        content: fact("Edit"),
      });
    } else await deleteMemories(deps, { ownerId, requestId, memoryIds: [chosen.memoryId] });
  }
}

/** What else is going on when the process is killed. */
const work: Readonly<Record<string, () => Promise<never>>> = {
  async purge() {
    for (;;) {
      const requestId = deps.ids.newId();
      const added = await addMemory(deps, { ownerId, requestId, content: fact("Secret") });
      const event = added.ok && added.value.status === "done" ? added.value.events[0] : null;
      if (event?.type !== "memory-added") continue;
      const { memoryId } = event;
      await purgeMemory(deps, {
        ownerId,
        requestId: `${requestId}-p`,
        memoryId,
        places: ["messages", "answers"],
      });
    }
  },
  async import() {
    const signer = createFileSigner({ secret: "of this suite", dataFolder: "unused" });
    const scope = { ownerId, sessionId: `session-${seed}-0` };
    for (;;) {
      await pause(between(0, 40));
      const file = await exportSession(deps, signer, scope);
      if (!file.ok) continue;
      const text = JSON.stringify(file.value);
      await importSession(deps, signer, { ownerId, sessionId: deps.ids.newId(), text });
    }
  },
  async backup() {
    for (;;) {
      await addMemory(deps, { ownerId, requestId: deps.ids.newId(), content: fact("Jar") });
      await world.database.backUp(path.join(path.dirname(journal), "backup.jsonl.gz"));
    }
  },
  async "re-embedding"() {
    const { memoryEmbeddings: embeddings } = createPrismaStorage(world.database.prisma);
    for (let round = 0; ; round += 1) {
      await addMemory(deps, { ownerId, requestId: deps.ids.newId(), content: fact("Jar") });
      const embedder = { ...deps.embedder, model: `fake-${round % 2}` };
      const signal = new AbortController().signal;
      await reembedMemories(
        { embeddings, ownerSettings: deps.ownerSettings },
        { ownerId, signal, currentEmbedder: async () => embedder },
      );
    }
  },
};

function acknowledged(): readonly string[] {
  return readFileSync(journal, "utf8").split("\n").filter(Boolean);
}

function say(word: string, value: unknown): void {
  process.stdout.write(`${word} ${JSON.stringify(value)}\n`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

await Promise.all(
  [0, 1, 2].map((index) => talk(`session-${seed}-${index}`)).concat(work[task]?.() ?? edit()),
);

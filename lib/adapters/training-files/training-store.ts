import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { EpisodeRecord } from "@/lib/core/episode/episode-record";
import { taskSchema } from "@/lib/core/episode/task";
import { sessionEventSchema } from "@/lib/core/log/catalogue";
import { policyCardSchema } from "@/lib/core/model/policy-card";
import {
  heldOutSchema,
  type TrainingManifest,
  trainingManifestSchema,
  trainingUpdateSchema,
} from "@/lib/core/training/training-run";
import type { RecordedRollout, TrainingStore } from "@/lib/ports/training-store";

const recordSchema = z.object({
  episodeId: z.string(),
  keepsMemories: z.boolean(),
  offersMemoryTools: z.boolean(),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      parent: z.object({ sessionId: z.string(), sequence: z.int() }).nullable(),
      events: z.array(sessionEventSchema),
    }),
  ),
  questions: z.array(z.object({ questionId: z.string(), sessionId: z.string(), turnId: z.string() })),
});
const rolloutSchema = z.object({ rolloutId: z.string(), task: taskSchema, record: recordSchema });

/** The name of a run or a rollout, as a file may be called. */
const safeName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/**
 * Keeps training runs as files under one folder, because the engine is a program of its own that may run for days while the app is stopped and
 * started: `<run>/run.json`, `updates/00017.json`, `held-out/00010.json`, `episodes/<rollout>.json` and `card.json`. A file appears when it is whole.
 */
export function createTrainingFiles(folder: string): TrainingStore {
  const folderOf = (runId: string) => {
    if (!safeName.test(runId)) throw new RangeError("A run is called by letters, digits and hyphens.");
    return path.join(/* turbopackIgnore: true */ folder, runId);
  };
  const fileOf = (runId: string, ...parts: readonly string[]) => path.join(folderOf(runId), ...parts);

  async function saveEpisodes(runId: string, rollouts: readonly RecordedRollout[]): Promise<void> {
    for (const rollout of rollouts)
      await writeWhole(fileOf(runId, "episodes", `${rollout.rolloutId}.json`), rollout);
  }

  return {
    folderOf,
    async begin(manifest) {
      const file = fileOf(manifest.runId, "run.json");
      if ((await readWhole(file, trainingManifestSchema)) !== null) return false;
      await writeWhole(file, manifest);
      return true;
    },
    async list() {
      const names = (await readdir(folder).catch(noEntries)).filter((name) => safeName.test(name));
      const found = await Promise.all(
        names.map((name) => readWhole(fileOf(name, "run.json"), trainingManifestSchema)),
      );
      return found
        .filter((manifest): manifest is TrainingManifest => manifest !== null)
        .sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
    },
    async find(runId) {
      if (!safeName.test(runId)) return null;
      const manifest = await readWhole(fileOf(runId, "run.json"), trainingManifestSchema);
      if (!manifest) return null;
      const [updates, heldOut, card] = await Promise.all([
        readAll(fileOf(runId, "updates"), trainingUpdateSchema),
        readAll(fileOf(runId, "held-out"), heldOutSchema),
        readWhole(fileOf(runId, "card.json"), policyCardSchema),
      ]);
      return { manifest, updates, heldOut, card };
    },
    async saveUpdate(runId, update, rollouts) {
      await saveEpisodes(runId, rollouts);
      await writeWhole(fileOf(runId, "updates", numbered(update.update)), update);
    },
    async saveEngineFacts(runId, update, engine) {
      const file = fileOf(runId, "updates", numbered(update));
      const known = await readWhole(file, trainingUpdateSchema);
      if (known) await writeWhole(file, { ...known, engine });
      return known !== null;
    },
    async saveHeldOut(runId, result, rollouts) {
      await saveEpisodes(runId, rollouts);
      await writeWhole(fileOf(runId, "held-out", numbered(result.update)), result);
    },
    async rollout(runId, rolloutId) {
      if (!(safeName.test(runId) && safeName.test(rolloutId))) return null;
      const read = await readWhole(fileOf(runId, "episodes", `${rolloutId}.json`), rolloutSchema);
      return read && { ...read, record: read.record as EpisodeRecord };
    },
  };
}

function numbered(update: number): string {
  return `${String(update).padStart(5, "0")}.json`;
}

async function writeWhole(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.partial`, JSON.stringify(value));
  await rename(`${file}.partial`, file);
}

/** Null for a file that is not there; one that is there and does not fit is a fault of the program that wrote it, and throws. */
async function readWhole<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
  return text === null ? null : schema.parse(JSON.parse(text));
}

async function readAll<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
): Promise<readonly z.output<Schema>[]> {
  const names = (await readdir(folder).catch(noEntries)).filter((name) => name.endsWith(".json")).sort();
  const read = await Promise.all(names.map((name) => readWhole(path.join(folder, name), schema)));
  return read.flatMap((value) => (value === null ? [] : [value]));
}

function noEntries(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

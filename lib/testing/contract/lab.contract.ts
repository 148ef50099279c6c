import { describe, expect, test } from "vitest";
import { makeMemOpsTask } from "@/lib/core/episode/memops/make-tasks";
import type { LabManifest, RecordedCell } from "@/lib/core/lab/lab-run";
import type { LabStore } from "@/lib/ports/lab-store";
import { nextId } from "./contract-events";

const at = "2026-11-22T12:00:00.000Z";
const tasks = [makeMemOpsTask({ seed: 1, kind: "recall" })];
const manifest: LabManifest = {
  settings: {
    suite: "memops-small",
    strategies: ["agemem", "rag"],
    versions: { agemem: "1", rag: "1" },
    speaker: { kind: "scripted", provider: "lab", modelId: "scripted-policy", label: "Scripted policy" },
    histories: 1,
    repeats: 1,
    seed: 7,
    embeddingModel: "test",
    contextLimitTokens: 8_192,
    filterThreshold: 0.6,
    tasksHash: "0",
  },
  settingsHash: "1",
  appVersion: "0.0.0",
  questions: 4,
};
const place = { cellId: "a.agemem.1", taskId: "a", strategy: "agemem", repeat: 1 };
const failed: RecordedCell = {
  ...place,
  outcome: { status: "failed", message: "It broke." },
  durationMs: 12.5,
  record: null,
};

/** What every store of the lab must keep. */
export function describeLab(name: string, open: () => Promise<LabStore>): void {
  const begun = async () => {
    const store = await open();
    const scope = { ownerId: nextId(), runId: nextId() };
    expect(await store.begin({ ...scope, at, manifest, tasks, cells: 2 })).toBe(true);
    return { store, scope };
  };
  const nowMs = Date.parse(at);
  const lease = { nowMs, untilMs: nowMs + 1_000 };

  describe(`the lab: ${name}`, () => {
    test("a run begins once, is read back with its tasks, and counts its outcomes", async () => {
      const { store, scope } = await begun();
      expect(await store.begin({ ...scope, at, manifest, tasks: [], cells: 9 })).toBe(false);
      const run = await store.find(scope);
      expect(run).toEqual({
        runId: scope.runId,
        createdAt: at,
        finishedAt: null,
        manifest,
        tasks,
        cells: 2,
        done: 0,
        failed: 0,
        scores: {},
      });
      await store.save({ ...scope, cell: failed });
      const lost = { ...failed, cellId: "lost", strategy: "peer" } as const;
      await store.save({
        ...scope,
        cell: { ...lost, outcome: { status: "adapter-failed", message: "No Python." } },
      });
      await store.finish({ ...scope, at });
      expect(await store.list({ ownerId: scope.ownerId })).toMatchObject([
        { runId: scope.runId, finishedAt: at, done: 0, failed: 2, scores: { [failed.strategy]: 0 } },
      ]);
    });

    test("runs and cells belong to their owner", async () => {
      const { store, scope } = await begun();
      await store.save({ ...scope, cell: failed });
      const stranger = { ownerId: nextId(), runId: scope.runId };
      expect(await store.find(stranger)).toBeNull();
      expect(await store.list({ ownerId: stranger.ownerId })).toEqual([]);
      expect(await store.cells(stranger)).toEqual([]);
      expect(await store.cell({ ...stranger, cellId: place.cellId })).toBeNull();
    });

    test("the first outcome of a cell stays", async () => {
      const { store, scope } = await begun();
      expect(await store.save({ ...scope, cell: failed })).toBe(true);
      expect(await store.save({ ...scope, cell: { ...failed, durationMs: 1 } })).toBe(false);
      expect(await store.cell({ ...scope, cellId: place.cellId })).toEqual(failed);
      const { record: _record, ...listed } = failed;
      expect(await store.cells(scope)).toEqual([listed]);
    });

    test("of several workers one holds a cell, until it is late, gives it back or has an outcome", async () => {
      const { store, scope } = await begun();
      const claim = (workerId: string, now = nowMs) =>
        store.claim({ ...scope, place, workerId, ...lease, nowMs: now });
      expect(await claim("one")).toBe(true);
      expect(await claim("two")).toBe(false);
      expect(await claim("one")).toBe(true);
      expect(await store.cells(scope)).toEqual([]);
      expect(await claim("two", nowMs + 2_000)).toBe(true);
      await store.release({ ...scope, workerId: "two" });
      expect(await claim("one")).toBe(true);
      await store.save({ ...scope, cell: failed });
      expect(await claim("one")).toBe(false);
      expect(await claim("two", nowMs + 9_000)).toBe(false);
    });

    test("workers that ask at the same time get a cell once", async () => {
      const { store, scope } = await begun();
      const claims = ["a", "b", "c", "d"].map((workerId) =>
        store.claim({ ...scope, place, workerId, ...lease }),
      );
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    });
  });
}

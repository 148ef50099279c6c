import type { LabRun, LabRunEntry, RecordedCell } from "@/lib/core/lab/lab-run";
import { mean } from "@/lib/core/metric/statistics";
import type { LabStore } from "@/lib/ports/lab-store";

interface HeldRun {
  readonly run: Omit<LabRun, "done" | "failed" | "scores" | "finishedAt">;
  finishedAt: string | null;
  readonly cells: Map<string, RecordedCell>;
  readonly claims: Map<string, { readonly workerId: string; readonly untilMs: number }>;
}

/** Runs in memory, with the same promises as the real store. */
export function createInMemoryLabStore(): LabStore {
  const owners = new Map<string, Map<string, HeldRun>>();
  const runsOf = (ownerId: string) => {
    const runs = owners.get(ownerId) ?? new Map<string, HeldRun>();
    owners.set(ownerId, runs);
    return runs;
  };
  return {
    async begin({ ownerId, runId, at, manifest, tasks, cells }) {
      const runs = runsOf(ownerId);
      if (runs.has(runId)) return false;
      const run = { runId, createdAt: at, manifest, tasks, cells };
      runs.set(runId, { run, finishedAt: null, cells: new Map(), claims: new Map() });
      return true;
    },
    async find({ ownerId, runId }) {
      const held = runsOf(ownerId).get(runId);
      return held ? { ...entryOf(held), tasks: held.run.tasks } : null;
    },
    list: async ({ ownerId }) =>
      [...runsOf(ownerId).values()]
        .map(entryOf)
        .sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1)),
    async claim({ ownerId, runId, place, workerId, nowMs, untilMs }) {
      const held = runsOf(ownerId).get(runId);
      if (!held || held.cells.has(place.cellId)) return false;
      const claim = held.claims.get(place.cellId);
      if (claim && claim.workerId !== workerId && claim.untilMs > nowMs) return false;
      held.claims.set(place.cellId, { workerId, untilMs });
      return true;
    },
    async release({ ownerId, runId, workerId }) {
      const claims = runsOf(ownerId).get(runId)?.claims ?? new Map();
      for (const [cellId, claim] of claims) if (claim.workerId === workerId) claims.delete(cellId);
    },
    async save({ ownerId, runId, cell }) {
      const held = runsOf(ownerId).get(runId);
      if (!held || held.cells.has(cell.cellId)) return false;
      held.cells.set(cell.cellId, cell);
      held.claims.delete(cell.cellId);
      return true;
    },
    async cells({ ownerId, runId }) {
      const cells = [...(runsOf(ownerId).get(runId)?.cells.values() ?? [])];
      return cells
        .map(({ record: _record, ...cell }) => cell)
        .sort((left, right) => (left.cellId < right.cellId ? -1 : 1));
    },
    cell: async ({ ownerId, runId, cellId }) => runsOf(ownerId).get(runId)?.cells.get(cellId) ?? null,
    async finish({ ownerId, runId, at }) {
      const held = runsOf(ownerId).get(runId);
      if (held) held.finishedAt = at;
    },
  };
}

function entryOf({ run: { tasks: _tasks, ...run }, finishedAt, cells }: HeldRun): LabRunEntry {
  const outcomes = [...cells.values()].map(({ outcome }) => outcome.status);
  return {
    ...run,
    finishedAt,
    done: outcomes.filter((status) => status === "done").length,
    failed: outcomes.filter((status) => status !== "done").length,
    scores: scoresOf([...cells.values()]),
  };
}

function scoresOf(cells: readonly RecordedCell[]): LabRunEntry["scores"] {
  const counted = cells.filter(({ outcome }) => outcome.status !== "adapter-failed");
  const byStrategy = Map.groupBy(counted, ({ strategy }) => strategy);
  return Object.fromEntries(
    [...byStrategy].map(([strategy, own]) => [
      strategy,
      mean(own.map(({ outcome }) => (outcome.status === "done" ? outcome.result.score : 0))),
    ]),
  );
}

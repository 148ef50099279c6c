import { z } from "zod";
import type { EpisodeRecord } from "@/lib/core/episode/episode-record";
import { taskSchema } from "@/lib/core/episode/task";
import { cellOutcomeSchema, type LabCell, type LabRunEntry, labManifestSchema } from "@/lib/core/lab/lab-run";
import { sessionEventSchema } from "@/lib/core/log/catalogue";
import type { LabStore } from "@/lib/ports/lab-store";
import { type LabCell as CellRow, Prisma, type PrismaClient } from "../generated/client";

/** The log of an episode as it is kept. */
const recordSchema: z.ZodType<EpisodeRecord> = z.object({
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

/** Runs and their episodes in Postgres. */
export function createPrismaLabStore(prisma: PrismaClient): LabStore {
  return {
    async begin({ ownerId, runId, at, manifest, tasks, cells }) {
      await prisma.$executeRaw`INSERT INTO owner (id) VALUES (${ownerId}) ON CONFLICT DO NOTHING`;
      const created = await prisma.labRun.createMany({
        data: { ownerId, runId, manifest, tasks: [...tasks], cells, createdAt: new Date(at) },
        skipDuplicates: true,
      });
      return created.count === 1;
    },
    async find({ ownerId, runId }) {
      const row = await prisma.labRun.findUnique({ where: { ownerId_runId: { ownerId, runId } } });
      if (!row) return null;
      const counts = await countOutcomes(prisma, ownerId);
      return { ...entryOf(row, counts), tasks: z.array(taskSchema).parse(row.tasks) };
    },
    async list({ ownerId }) {
      const [rows, counts] = await Promise.all([
        prisma.labRun.findMany({
          where: { ownerId },
          orderBy: { createdAt: "desc" },
          omit: { tasks: true },
        }),
        countOutcomes(prisma, ownerId),
      ]);
      return rows.map((row) => entryOf(row, counts));
    },
    async claim({ ownerId, runId, place, workerId, nowMs, untilMs }) {
      const { cellId, taskId, strategy, repeat } = place;
      const claimed = await prisma.$executeRaw`
        INSERT INTO lab_cell (owner_id, run_id, cell_id, task_id, strategy, repeat, worker_id, lease_until)
        VALUES (${ownerId}, ${runId}, ${cellId}, ${taskId}, ${strategy}, ${repeat}, ${workerId}, ${new Date(untilMs)})
        ON CONFLICT (owner_id, run_id, cell_id) DO UPDATE SET worker_id = excluded.worker_id, lease_until = excluded.lease_until
        WHERE lab_cell.outcome IS NULL
          AND (lab_cell.worker_id IS NULL OR lab_cell.worker_id = excluded.worker_id OR lab_cell.lease_until <= ${new Date(nowMs)})`;
      return claimed === 1;
    },
    async release({ ownerId, runId, workerId }) {
      await prisma.labCell.updateMany({
        where: { ownerId, runId, workerId, outcome: { equals: Prisma.DbNull } },
        data: { workerId: null, leaseUntil: null },
      });
    },
    async save({ ownerId, runId, cell }) {
      const { cellId, outcome, record, durationMs, taskId, strategy, repeat } = cell;
      const kept = await prisma.$executeRaw`
        INSERT INTO lab_cell (owner_id, run_id, cell_id, task_id, strategy, repeat, outcome, record, duration_ms)
        VALUES (${ownerId}, ${runId}, ${cellId}, ${taskId}, ${strategy}, ${repeat},
          ${JSON.stringify(outcome)}::jsonb, ${record && JSON.stringify(record)}::jsonb, ${durationMs})
        ON CONFLICT (owner_id, run_id, cell_id) DO UPDATE
          SET outcome = excluded.outcome, record = excluded.record, duration_ms = excluded.duration_ms,
            worker_id = NULL, lease_until = NULL
        WHERE lab_cell.outcome IS NULL`;
      return kept === 1;
    },
    async cells({ ownerId, runId }) {
      const rows = await prisma.labCell.findMany({
        where: { ownerId, runId, outcome: { not: Prisma.DbNull } },
        orderBy: { cellId: "asc" },
        omit: { record: true },
      });
      return rows.map(cellOf);
    },
    async cell({ ownerId, runId, cellId }) {
      const row = await prisma.labCell.findUnique({
        where: { ownerId_runId_cellId: { ownerId, runId, cellId } },
      });
      if (!row || row.outcome === null) return null;
      return { ...cellOf(row), record: row.record === null ? null : recordSchema.parse(row.record) };
    },
    async finish({ ownerId, runId, at }) {
      await prisma.labRun.updateMany({ where: { ownerId, runId }, data: { finishedAt: new Date(at) } });
    },
  };
}

type Counts = ReadonlyMap<string, Pick<LabRunEntry, "done" | "failed" | "scores">>;

async function countOutcomes(prisma: PrismaClient, ownerId: string): Promise<Counts> {
  const rows = await prisma.$queryRaw<
    { runId: string; strategy: string; done: number; failed: number; score: number | null }[]
  >`
    SELECT run_id AS "runId", strategy,
      count(*) FILTER (WHERE outcome->>'status' = 'done')::int AS done,
      count(*) FILTER (WHERE outcome->>'status' <> 'done')::int AS failed,
      avg(CASE outcome->>'status' WHEN 'done' THEN (outcome->'result'->>'score')::float WHEN 'failed' THEN 0 END) AS score
    FROM lab_cell WHERE owner_id = ${ownerId} GROUP BY run_id, strategy`;
  return new Map(
    [...Map.groupBy(rows, ({ runId }) => runId)].map(([runId, own]) => [
      runId,
      {
        done: own.reduce((sum, { done }) => sum + done, 0),
        failed: own.reduce((sum, { failed }) => sum + failed, 0),
        scores: Object.fromEntries(
          own.flatMap(({ strategy, score }) => (score === null ? [] : [[strategy, score] as const])),
        ),
      },
    ]),
  );
}

interface RunRow {
  readonly runId: string;
  readonly manifest: unknown;
  readonly cells: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

function entryOf({ runId, manifest, cells, createdAt, finishedAt }: RunRow, counts: Counts): LabRunEntry {
  return {
    runId,
    manifest: labManifestSchema.parse(manifest),
    cells,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    ...(counts.get(runId) ?? { done: 0, failed: 0, scores: {} }),
  };
}

function cellOf({ cellId, taskId, strategy, repeat, outcome, durationMs }: Omit<CellRow, "record">): LabCell {
  return {
    cellId,
    taskId,
    strategy,
    repeat,
    outcome: cellOutcomeSchema.parse(outcome),
    durationMs: durationMs ?? 0,
  };
}

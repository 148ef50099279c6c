import type { Pool } from "pg";
import { type JobInsert, PgBoss } from "pg-boss";
import { z } from "zod";
import type { LabJobs } from "@/lib/ports/lab-jobs";

const queue = "lab-cells";
const schema = "agemem_jobs";

const jobSchema = z.object({ ownerId: z.string(), runId: z.string(), cellId: z.string() });

export interface LabJobsOptions {
  /** A worker that is silent for so long is taken for gone, in seconds; at least 10. */
  readonly silentSeconds?: number;
  /** How often workers that are gone are looked for, in seconds. */
  readonly superviseSeconds?: number;
  /** How long a job that failed waits, in seconds. */
  readonly retrySeconds?: number;
}

/** Jobs in the studio's own database, in a schema of their own, by pg-boss: on a Postgres server or the embedded one alike. */
export function createLabJobs(
  pool: Pool,
  { silentSeconds = 20, superviseSeconds = 15, retrySeconds = 5 }: LabJobsOptions = {},
): LabJobs {
  let started: Promise<PgBoss> | null = null;
  let hear: (error: Error) => void = () => undefined;

  async function start(): Promise<PgBoss> {
    const boss = new PgBoss({
      db: { executeSql: (text, values) => pool.query(text, values) },
      schema,
      schedule: false,
      monitorIntervalSeconds: superviseSeconds,
      superviseIntervalSeconds: superviseSeconds,
    });
    boss.on("error", (error) => hear(error));
    await boss.start();
    await boss.createQueue(queue, {
      heartbeatSeconds: silentSeconds,
      expireInSeconds: 3_600,
      retryLimit: 60,
      retryDelay: retrySeconds,
    });
    return boss;
  }
  const ready = () => {
    started ??= start();
    return started;
  };

  return {
    async enqueue(jobs) {
      const boss = await ready();
      const rows = jobs.map((data): JobInsert => ({ data }));
      for (let from = 0; from < rows.length; from += 500)
        await boss.insert(queue, rows.slice(from, from + 500));
    },
    async work({ parallel, run, onError }) {
      hear = onError;
      const boss = await ready();
      await boss.work(
        queue,
        { batchSize: 1, localConcurrency: parallel, pollingIntervalSeconds: 0.5 },
        async ([job]) => {
          if (job) await run(jobSchema.parse(job.data));
        },
      );
      return { stop: () => boss.offWork(queue, { wait: true }) };
    },
    async close() {
      if (!started) return;
      const boss = await started;
      await boss.stop({ graceful: true, timeout: 30_000 });
    },
  };
}

/** One cell of a run that waits for a worker. */
export interface LabJob {
  readonly ownerId: string;
  readonly runId: string;
  readonly cellId: string;
}

/** A worker that takes jobs. */
export interface LabJobWorker {
  /** Takes no more jobs, and waits for those that it has. */
  stop(): Promise<void>;
}

/**
 * Cells of runs as durable jobs: they outlive every process, and each is given to one worker at a time, on any machine with the same database.
 * A job whose work throws, or whose worker is gone, is given out again after a while.
 */
export interface LabJobs {
  enqueue(jobs: readonly LabJob[]): Promise<void>;
  work(options: {
    readonly parallel: number;
    readonly run: (job: LabJob) => Promise<void>;
    /** Hears what goes wrong beside the work itself. */
    readonly onError: (error: Error) => void;
  }): Promise<LabJobWorker>;
  close(): Promise<void>;
}

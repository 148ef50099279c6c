import type { Task } from "@/lib/core/episode/task";
import type {
  CellPlace,
  LabCell,
  LabManifest,
  LabRun,
  LabRunEntry,
  RecordedCell,
} from "@/lib/core/lab/lab-run";

/** The runs of the lab with their results, each the owner's who started it. */
export interface LabStore {
  /** False when the owner has a run of this id; nothing is changed then. */
  begin(request: {
    ownerId: string;
    runId: string;
    at: string;
    manifest: LabManifest;
    tasks: readonly Task[];
    cells: number;
  }): Promise<boolean>;
  find(request: { ownerId: string; runId: string }): Promise<LabRun | null>;
  /** Newest first, without tasks. */
  list(request: { ownerId: string }): Promise<readonly LabRunEntry[]>;
  /**
   * Takes a cell for a worker until a time, in milliseconds since 1970. False when it has an outcome, or another worker holds it and is not
   * late: of any number of workers, one runs a cell.
   */
  claim(request: {
    ownerId: string;
    runId: string;
    place: CellPlace;
    workerId: string;
    nowMs: number;
    untilMs: number;
  }): Promise<boolean>;
  /** Gives back what a worker has taken and not finished. */
  release(request: { ownerId: string; runId: string; workerId: string }): Promise<void>;
  /** Keeps what came of a cell. The first outcome stays: false when there was one. */
  save(request: { ownerId: string; runId: string; cell: RecordedCell }): Promise<boolean>;
  /** The cells with an outcome, without their logs, in the order of their ids. */
  cells(request: { ownerId: string; runId: string }): Promise<readonly LabCell[]>;
  cell(request: { ownerId: string; runId: string; cellId: string }): Promise<RecordedCell | null>;
  finish(request: { ownerId: string; runId: string; at: string }): Promise<void>;
}

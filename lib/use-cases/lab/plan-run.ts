import { hashOf } from "@/lib/core/canonical-hash";
import type { Task } from "@/lib/core/episode/task";
import { type LabManifest, type LabSettings, planCells } from "@/lib/core/lab/lab-run";
import { err, ok, type Result } from "@/lib/core/result";
import type { LabStore } from "@/lib/ports/lab-store";

/** What a new run is made of. */
export interface PlannedRun {
  readonly manifest: LabManifest;
  readonly tasks: readonly Task[];
  readonly cells: number;
}

/** Writes down everything that decides what a run comes to. */
export function planRun(
  settings: Omit<LabSettings, "histories" | "tasksHash">,
  tasks: readonly Task[],
  appVersion: string,
): PlannedRun {
  const whole: LabSettings = { ...settings, histories: tasks.length, tasksHash: hashOf(tasks) };
  return {
    manifest: {
      settings: whole,
      settingsHash: hashOf(whole),
      appVersion,
      questions: tasks.reduce((sum, task) => sum + task.questions.length, 0),
    },
    tasks,
    cells: planCells(tasks, whole).length,
  };
}

/**
 * Finds the run that is to go on, and holds that it is the same: settings, versions and tasks. A sentence says what differs; results of
 * different settings are never put into one table.
 */
export async function resumeRun(
  { labStore }: { readonly labStore: LabStore },
  {
    ownerId,
    runId,
    planned,
  }: { readonly ownerId: string; readonly runId: string; readonly planned: PlannedRun },
): Promise<Result<"unfinished" | "finished", string>> {
  const run = await labStore.find({ ownerId, runId });
  if (!run) return err(`There is no run ${runId}. The page /lab lists the runs that there are.`);
  const [now, then] = [planned.manifest, run.manifest];
  if (now.settingsHash !== then.settingsHash) {
    const differing = differences(now.settings, then.settings).join(", ");
    return err(
      `The run ${runId} cannot go on: its settings have changed (${differing}). Begin a new run, or name the settings that it had.`,
    );
  }
  return ok(run.finishedAt ? "finished" : "unfinished");
}

function differences(now: LabSettings, then: LabSettings): readonly string[] {
  return (Object.keys(now) as (keyof LabSettings)[])
    .filter((key) => hashOf(now[key]) !== hashOf(then[key]))
    .map((key) => `${key}: ${wordsOf(then[key])} then, ${wordsOf(now[key])} now`);
}

function wordsOf(value: LabSettings[keyof LabSettings]): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

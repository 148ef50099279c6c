// A process that is killed, with one or several databases: first it says whether what it finds in each agrees, then it works in all of
// them, and says aloud whatever was acknowledged. Its argument is a CrashTask as JSON.
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { closeLeftTurns } from "@/lib/use-cases/session/recover-turns";
import { createCrashWork } from "./crash-work";
import { openWorld } from "./world";

/** One database of the process. */
export interface CrashTarget {
  /** A folder, or the address of a database on a server. */
  readonly target: string;
  /** The file with the ids of the events that were acknowledged here before. */
  readonly journal: string;
  readonly seed: number;
  /** What goes on beside the turns; `check` closes the turns that were left and looks, `look` only looks. */
  readonly task: string;
}

/** What such a process is to do. */
export interface CrashTask {
  readonly targets: readonly CrashTarget[];
  readonly plant?: string | undefined;
}

const { targets, plant }: CrashTask = JSON.parse(process.argv[2] ?? "");

say("OPENING", {});
await Promise.all(targets.map(live));
process.exit(0);

async function live({ target, journal, seed, task }: CrashTarget, index: number): Promise<void> {
  const work = createCrashWork({
    seed,
    task,
    scratchFolder: path.dirname(journal),
    onAcknowledged: (id) => process.stdout.write(`A ${index} ${id}\n`),
  });
  const isServer = target.startsWith("postgres");
  const place = isServer ? { databaseUrl: target } : { dataFolder: target };
  const world = await openWorld(work.model, { ...place, plant });
  const left =
    task === "look"
      ? (await world.deps.sessionDirectory.listRunningTurns()).length
      : await closeLeftTurns(world.deps);
  const findings = await world.findings();
  const rows = await world.database.prisma.event.findMany({ select: { id: true } });
  const ids = new Set(rows.map(({ id }) => id));
  const acknowledged = readFileSync(journal, "utf8").split("\n").filter(Boolean);
  const lost = acknowledged.filter((id) => !ids.has(id)).length;
  say("CHECK", { index, findings, lost, left, events: ids.size });
  if (task === "check" || task === "look") await world.close();
  else await work.workOn(world);
}

function say(word: string, value: unknown): void {
  process.stdout.write(`${word} ${JSON.stringify(value)}\n`);
}

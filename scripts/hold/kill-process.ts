import { spawn } from "node:child_process";
import process from "node:process";
import { createInterface } from "node:readline";
import type { CrashTask } from "./crash-process";

/** What a process found in one of its databases before it worked there. */
export interface Look {
  readonly index: number;
  readonly findings: readonly string[];
  readonly lost: number;
  readonly left: number;
  readonly events: number;
}

/** What is known of a process that ended: what it said. */
export interface Ended {
  /** Ids of acknowledged events, one list per database. */
  readonly acknowledged: readonly (readonly string[])[];
  /** What it found, one per database; null where a database did not open. */
  readonly looks: readonly (Look | null)[];
  readonly wasKilled: boolean;
  /** From the beginning of opening until every database had been looked at, in milliseconds; null where it did not get there. */
  readonly openMs: number | null;
  /** Its last words on standard error. */
  readonly words: string;
}

/** When a process is killed: so long after its beginning to open, or after each database acknowledged something; never where it only looks. */
export type Moment =
  | { readonly after: "opening" | "work"; readonly ms: number }
  | { readonly after: "nothing" };

/** Longer than any honest start and look, in milliseconds. */
const guardMs = 1_200_000;

/** Runs one process of `file` and kills it with SIGKILL at a moment. */
export async function runAndKill(file: string, task: CrashTask, moment: Moment): Promise<Ended> {
  // The second compiler of the embedded database would work for a process that is about to be killed.
  const flags = ["--liftoff-only", "--conditions=react-server"];
  const child = spawn(process.execPath, [...flags, file, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_COMPILE_CACHE: ".cache/compiled" },
  });
  const acknowledged = task.targets.map((): string[] => []);
  const looks = task.targets.map((): Look | null => null);
  let words = "";
  let openingMs = 0;
  let openMs: number | null = null;
  let isArmed = false;
  const arm = (after: "opening" | "work") => {
    if (isArmed || moment.after !== after) return;
    isArmed = true;
    setTimeout(() => child.kill("SIGKILL"), moment.ms);
  };
  child.stderr.on("data", (data: Buffer) => {
    words = `${words}${data}`.slice(-300);
  });
  createInterface(child.stdout).on("line", (line) => {
    const [word = "", index = "", id = ""] = line.split(" ");
    if (word === "OPENING") {
      openingMs = performance.now();
      arm("opening");
    } else if (word === "CHECK") {
      const look: Look = JSON.parse(line.slice(word.length));
      looks[look.index] = look;
      if (looks.every((one) => one !== null)) openMs = performance.now() - openingMs;
    } else if (word === "A") {
      acknowledged[Number(index)]?.push(id);
      if (acknowledged.every(({ length }) => length > 0)) arm("work");
    }
  });
  const guard = setTimeout(() => child.kill("SIGKILL"), guardMs);
  const signal = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
  clearTimeout(guard);
  return { acknowledged, looks, wasKilled: signal === "SIGKILL", openMs, words };
}

import "server-only";
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { createEnvironmentPool, type EnvironmentPool } from "@/lib/adapters/environments/environment-pool";
import { environmentPackages } from "@/lib/adapters/environments/environments";
import { installPeer } from "@/lib/adapters/peer-memories/install-peer";
import { type DescribedWorld, environmentTask } from "@/lib/core/episode/environment/make-task";
import {
  type EnvironmentName,
  environmentNames,
  environmentTitles,
} from "@/lib/core/episode/environment/place";
import type { Task } from "@/lib/core/episode/task";
import { err, ok, type Result } from "@/lib/core/result";
import { type EnvironmentAtlas, EnvironmentFailedError } from "@/lib/ports/environment";

/** Worlds of a run where nobody says how many. */
export const defaultWorlds = 10;

/** So many worlds in a row without a plan of the expert's, and the environment has no more to offer. */
const maxWithoutPlan = 12;

/** The environment that a suite is, or null. */
export function environmentNamed(suite: string): EnvironmentName | null {
  return environmentNames.find((name) => name === suite) ?? null;
}

/** The version of the environment that a suite is, by its name; empty for other suites. */
export function environmentVersion(suite: string): Readonly<Record<string, string>> {
  const name = environmentNamed(suite);
  return name ? { [name]: environmentPackages[name].version } : {};
}

/** The environments of this machine, installed when they are first asked for. */
export function openLabEnvironments(rootFolder: string, say: (sentence: string) => void): EnvironmentPool {
  return createEnvironmentPool({
    async install(name) {
      const { needs } = environmentPackages[name];
      if (needs && !(await isThere(needs))) return err(needs.sentence);
      return installPeer(environmentPackages[name], { rootFolder, say });
    },
    dataFolderOf(name) {
      const variable = environmentPackages[name].dataVariable;
      const folder = variable === undefined ? undefined : process.env[variable];
      return folder ? path.resolve(/* turbopackIgnore: true */ folder) : null;
    },
  });
}

/** Makes the tasks of a run from the first so many worlds that the expert wins. A sentence says why there are none. */
export async function planWorlds(
  atlas: EnvironmentAtlas,
  { name, worlds, seed }: { readonly name: EnvironmentName; readonly worlds: number; readonly seed: number },
): Promise<Result<readonly Task[], string>> {
  const tasks = new Map<string, Task>();
  try {
    for (let number = 0, without = 0; tasks.size < worlds && without < maxWithoutPlan; number += 1) {
      const world = await atlas.describe(name, number, seed);
      const other = world.expert.length > 0 ? await anotherLike(atlas, { name, number, seed, world }) : null;
      const task = other && environmentTask(name, world, other, seed * 10_000 + number);
      without = task && !tasks.has(task.taskId) ? 0 : without + 1;
      if (task) tasks.set(task.taskId, task);
    }
  } catch (error) {
    if (error instanceof EnvironmentFailedError) return err(error.message);
    throw error;
  }
  return tasks.size === worlds
    ? ok([...tasks.values()])
    : err(
        `${environmentTitles[name]} has ${tasks.size} worlds here that its expert wins, and ${worlds} were asked for: name fewer with --histories.`,
      );
}

/** A world of the same level that is another, with a plan: the visit that does not help. */
async function anotherLike(
  atlas: EnvironmentAtlas,
  {
    name,
    number,
    seed,
    world,
  }: {
    readonly name: EnvironmentName;
    readonly number: number;
    readonly seed: number;
    readonly world: DescribedWorld;
  },
): Promise<DescribedWorld | null> {
  for (let round = 1; round <= 4; round += 1) {
    const other = await atlas.describe(name, number + round * world.levels, seed);
    if (other.expert.length > 0 && other.seed !== world.seed) return other;
  }
  return null;
}

function isThere({
  command,
  args,
}: {
  readonly command: string;
  readonly args: readonly string[];
}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: "ignore", windowsHide: true });
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}

import {
  type EnvironmentName,
  type EnvironmentPlace,
  environmentTitles,
  worldName,
} from "@/lib/core/episode/environment/place";
import type { Result } from "@/lib/core/result";
import {
  type EnvironmentAtlas,
  EnvironmentFailedError,
  type Environments,
  type EnvironmentWorld,
} from "@/lib/ports/environment";
import type { InstalledPeer } from "../peer-memories/install-peer";
import { EnvironmentProcess } from "./environment-process";

/** How often the processes of one environment may end by themselves before it counts as unusable. */
const maxDeaths = 5;

export interface EnvironmentPoolOptions {
  /** Installs an environment where it is not there. A sentence says what is missing. */
  readonly install: (name: EnvironmentName) => Promise<Result<InstalledPeer, string>>;
  /** The person's folder of problems or games for an environment. */
  readonly dataFolderOf: (name: EnvironmentName) => string | null;
  readonly answerLimitMs?: number;
}

/** Processes of environments, each with one open world at a time, kept for the next world. */
export interface EnvironmentPool extends Environments, EnvironmentAtlas {
  close(): Promise<void>;
}

/** Opens nothing before the first world is asked for. As many processes run as worlds are open at once. */
export function createEnvironmentPool(options: EnvironmentPoolOptions): EnvironmentPool {
  const free = new Map<EnvironmentName, EnvironmentProcess[]>();
  const open = new Set<EnvironmentProcess>();
  const deaths = new Map<EnvironmentName, number>();

  async function take(name: EnvironmentName): Promise<EnvironmentProcess> {
    const waiting = (free.get(name) ?? []).find((candidate) => !candidate.isOver);
    if (waiting) {
      free.set(
        name,
        (free.get(name) ?? []).filter((candidate) => candidate !== waiting && !candidate.isOver),
      );
      return waiting;
    }
    const title = environmentTitles[name];
    if ((deaths.get(name) ?? 0) >= maxDeaths)
      throw new EnvironmentFailedError(`${title}: Its process ended ${maxDeaths} times.`);
    const installed = await options.install(name);
    if (!installed.ok) throw new EnvironmentFailedError(installed.error);
    const started = await EnvironmentProcess.start({
      ...{ title, installed: installed.value, dataFolder: options.dataFolderOf(name) },
      ...(options.answerLimitMs === undefined ? {} : { answerLimitMs: options.answerLimitMs }),
    });
    open.add(started);
    return started;
  }

  async function giveBack(name: EnvironmentName, running: EnvironmentProcess): Promise<void> {
    if (!running.isOver) {
      free.set(name, [...(free.get(name) ?? []), running]);
      return;
    }
    deaths.set(name, (deaths.get(name) ?? 0) + 1);
    open.delete(running);
    await running.close();
  }

  return {
    async describe(name, number, seed) {
      const running = await take(name);
      try {
        return await running.ask("describe", { number, seed });
      } finally {
        await giveBack(name, running);
      }
    },
    async open(place) {
      const running = await take(place.name);
      const close = once(() => giveBack(place.name, running));
      try {
        return await openWorld(running, place, close);
      } catch (error) {
        await close();
        throw error;
      }
    },
    async close() {
      await Promise.all([...open].map((running) => running.close()));
    },
  };
}

async function openWorld(
  running: EnvironmentProcess,
  place: EnvironmentPlace,
  close: () => Promise<void>,
): Promise<EnvironmentWorld> {
  const { level, seed } = place;
  const opened = await running.ask("begin", { level, seed });
  if (opened.fingerprint !== place.fingerprint)
    throw running.failure(
      `${worldName(place)} is not the world that the run was planned with: its files or its packages are others.`,
    );
  return {
    version: running.version,
    goal: opened.goal,
    opening: { observation: opened.observation, actions: opened.actions },
    act: (action) => running.ask("act", { action }),
    expertAction: async () => (await running.ask("expert")).action,
    close,
  };
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= act();
    return done;
  };
}

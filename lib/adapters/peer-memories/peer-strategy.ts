import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import type { OutsideMemory } from "@/lib/core/log/episode-events";
import { err, type Result } from "@/lib/core/result";
import { type MemoryStrategy, type OutsideUse, StrategyFailedError } from "@/lib/ports/memory-strategy";
import type { GatewayDoor, LabGateway } from "../lab-gateway/lab-gateway";
import { withoutTools } from "../memory-strategies/in-process";
import type { InstalledPeer } from "./install-peer";
import type { Peer } from "./peers";
import { sideEnvironment } from "./side-environment";
import { type SideProcess, SideProcessError, startSideProcess } from "./side-process";
import { tryPeer } from "./try-peer";

/** Memories that are recalled before each message: as many as AgeMem's scripted policy asks for. */
const recalledMemories = 5;

/** How often a process is started again before its system counts as unusable. */
const maxStarts = 3;

const answerLimitMs = 10 * 60_000;
const firstAnswerLimitMs = 3 * 60_000;

const answerSchema = z.object({
  memories: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      score: z.number().nullish(),
      at: z.string().nullish(),
    }),
  ),
});

export interface PeerStrategyOptions {
  readonly peer: Peer;
  readonly gateway: LabGateway;
  readonly dimensions: number;
  /** Installs it where it is not there. */
  readonly install: () => Promise<Result<InstalledPeer, string>>;
}

/** A peer as a strategy: shown every message of the first two stages, asked before each message. */
export interface PeerStrategy extends MemoryStrategy {
  close(): Promise<void>;
}

/** Another memory system behind the port. Whatever goes wrong in its process is a failure of the adapter, never a low score. */
export function createPeerStrategy(options: PeerStrategyOptions): PeerStrategy {
  const { peer } = options;
  const memory = new PeerMemory(options);
  let prepared: Promise<Result<void, string>> | null = null;
  return {
    name: peer.name,
    version: peer.version,
    profile: withoutTools,
    resetsContext: true,
    keepsMemories: true,
    prepare() {
      prepared ??= memory.tryOut();
      return prepared;
    },
    async beforeMessage(access, text) {
      await access.recordOutside(await memory.use("recall", access.episodeId, text, access.at));
    },
    async afterTurn(access, text) {
      // A question is asked of the same memories as every other: it has no branch of the system to be learnt in.
      if (access.stage === 3) return;
      await access.recordOutside(await memory.use("learn", access.episodeId, text, access.at));
    },
    async beforeQuestions(access) {
      await access.recordOutside(await memory.use("list", access.episodeId, "", access.at));
    },
    close: () => memory.close(),
  };
}

class PeerMemory {
  private readonly door: GatewayDoor;
  private queue: Promise<unknown> = Promise.resolve();
  private process: SideProcess | null = null;
  private starts = 0;
  private readonly folders: string[] = [];
  /** In which process each episode began: what that one kept is gone with it. */
  private readonly began = new Map<string, number>();

  constructor(private readonly options: PeerStrategyOptions) {
    this.door = options.gateway.openDoor();
  }

  async tryOut(): Promise<Result<void, string>> {
    try {
      return await tryPeer((act, episodeId, text, at) => this.use(act, episodeId, text, at));
    } catch (error) {
      if (error instanceof StrategyFailedError) return err(error.message);
      throw error;
    }
  }

  /** One act after the other, whichever episode asks: what the gateway counts belongs to one of them. */
  use(act: OutsideUse["act"], episodeId: string, text: string, at: string): Promise<OutsideUse> {
    const using = this.queue.then(() => this.useNow(act, episodeId, text, at));
    this.queue = using.catch(() => undefined);
    return using;
  }

  async close(): Promise<void> {
    await this.process?.close();
    for (const folder of this.folders) await rm(folder, { recursive: true, force: true });
  }

  private async useNow(
    act: OutsideUse["act"],
    episodeId: string,
    text: string,
    at: string,
  ): Promise<OutsideUse> {
    const running = await this.running();
    if ((this.began.get(episodeId) ?? this.starts) !== this.starts)
      throw this.failure("Its process ended in the middle of the episode.");
    this.began.set(episodeId, this.starts);
    const began = performance.now();
    this.door.begin(episodeId);
    const answer = await running
      .ask({ op: act, user: episodeId, text, at, limit: recalledMemories })
      .catch((error: unknown) => error);
    const { cost, problem } = this.door.end();
    if (problem) throw new StrategyFailedError(`${this.options.peer.name}: ${problem.message}`, problem.code);
    if (answer instanceof SideProcessError) throw this.failure(answer.message);
    if (answer instanceof Error) throw answer;
    const read = answerSchema.safeParse(answer);
    if (!read.success) throw this.failure("Its answer has no memories that can be read.");
    return {
      ...{ act, text },
      memories: read.data.memories.map(memoryOf),
      cost: { ...cost, durationMs: Math.round(performance.now() - began) },
    };
  }

  private async running(): Promise<SideProcess> {
    if (this.process && !this.process.isOver) return this.process;
    if (this.starts >= maxStarts) throw this.failure(`Its process ended ${maxStarts} times.`);
    const installed = await this.options.install();
    if (!installed.ok) throw this.failure(installed.error);
    const folder = await mkdtemp(path.join(/* turbopackIgnore: true */ os.tmpdir(), "agemem-peer-"));
    this.folders.push(folder);
    this.starts += 1;
    const { command, args } = installed.value;
    this.process = startSideProcess({
      command,
      args: [...args, this.door.baseUrl, String(this.options.dimensions), folder],
      environment: sideEnvironment(folder),
      folder,
      ...{ answerLimitMs, firstAnswerLimitMs },
    });
    return this.process;
  }

  private failure(message: string): StrategyFailedError {
    return new StrategyFailedError(`${this.options.peer.name}: ${message}`, "adapter-failed");
  }
}

function memoryOf({ id, text, score, at }: z.infer<typeof answerSchema>["memories"][number]): OutsideMemory {
  return { memoryId: id, text, score: score ?? null, at: at ?? null };
}

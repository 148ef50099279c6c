import type { OutsideCost, OutsideMemory, Stage } from "@/lib/core/log/episode-events";
import type { Profile } from "@/lib/core/model/profile";
import type { Result } from "@/lib/core/result";

/** Strategies that need nothing but this app, in an order that never changes, so that two runs can be laid over each other. */
export const ownStrategyNames = ["agemem", "agemem-no-stm", "rag", "full-context", "no-memory"] as const;
export type OwnStrategyName = (typeof ownStrategyNames)[number];

/** Memory systems that people use, in their own packages, each in a process of its own. */
export const peerStrategyNames = [
  "mem0-paper",
  "mem0-graph",
  "mem0-now",
  "langmem-tools",
  "langmem-background",
  "a-mem",
] as const;
export type PeerStrategyName = (typeof peerStrategyNames)[number];

export const strategyNames = [...ownStrategyNames, ...peerStrategyNames] as const;

/** What a memory system outside this app did. */
export interface OutsideUse {
  readonly act: "learn" | "recall" | "list";
  /** The message that it was shown, or what it was asked; empty for `list`. */
  readonly text: string;
  readonly memories: readonly OutsideMemory[];
  readonly cost: OutsideCost;
}

/** What a strategy may do in the session whose turn comes next. It leaves the same events as anybody's operation. */
export interface StrategyAccess {
  readonly episodeId: string;
  readonly stage: Stage;
  /** When the message is said, in the episode's time. */
  readonly at: string;
  /** Stores a text word for word. */
  store(text: string): Promise<void>;
  /** Puts the memories nearest to a text into the context, at most so many. */
  place(query: string, topK: number): Promise<void>;
  /** Records what a memory system outside this app did; what it recalled enters the context. */
  recordOutside(use: OutsideUse): Promise<void>;
}

/** How memory is managed in an episode: what the model is told and offered, and what happens around its turns without it. */
export interface MemoryStrategy {
  /** One of `strategyNames`, or a variant of one. */
  readonly name: string;
  readonly version: string;
  readonly profile: Profile;
  /** FILTER's threshold in its episodes; absent for that of the run. */
  readonly filterThreshold?: number;
  /** How many of a task's distractors it hears; absent for all of them. */
  readonly distractors?: number;
  /** False where the context is never reset: everything that was said stays in it. */
  readonly resetsContext: boolean;
  /** False where nothing outlives the context, so that there is no store to judge. */
  readonly keepsMemories: boolean;
  /** Before its first episode: makes it ready and tries it out. A sentence says why it cannot be used. Repeating is cheap. */
  prepare?(): Promise<Result<void, string>>;
  /** Before a message of the person enters the context. */
  beforeMessage(access: StrategyAccess, text: string): Promise<void>;
  /** After the turn that a message began. */
  afterTurn(access: StrategyAccess, text: string): Promise<void>;
  /** When all has been said and nothing has been asked. */
  beforeQuestions?(access: StrategyAccess): Promise<void>;
}

/**
 * Thrown where a strategy's own machinery does not do its work. `adapter-failed` and `unknown-prompt` say nothing about how well it remembers,
 * and nothing is counted; `over-budget` counts as an episode without a result; with `model-gone` the run ends. `message` is a sentence.
 */
export class StrategyFailedError extends Error {
  constructor(
    message: string,
    readonly code: "adapter-failed" | "unknown-prompt" | "over-budget" | "model-gone",
  ) {
    super(message);
  }
}

import type { Profile } from "@/lib/core/model/profile";

/** Which strategy it is, in an order that never changes, so that two runs can be laid over each other. */
export const strategyNames = ["agemem", "agemem-no-stm", "rag", "full-context", "no-memory"] as const;
export type StrategyName = (typeof strategyNames)[number];

/** What a strategy may do in the session whose turn comes next. It leaves the same events as anybody's operation. */
export interface StrategyAccess {
  /** Stores a text word for word. */
  store(text: string): Promise<void>;
  /** Puts the memories nearest to a text into the context, at most so many. */
  place(query: string, topK: number): Promise<void>;
}

/** How memory is managed in an episode: what the model is told and offered, and what happens around its turns without it. */
export interface MemoryStrategy {
  readonly name: StrategyName;
  readonly version: string;
  readonly profile: Profile;
  /** False where the context is never reset: everything that was said stays in it. */
  readonly resetsContext: boolean;
  /** False where nothing outlives the context, so that there is no store to judge. */
  readonly keepsMemories: boolean;
  /** Before a message of the person enters the context. */
  beforeMessage(access: StrategyAccess, text: string): Promise<void>;
  /** After the turn that a message began. */
  afterTurn(access: StrategyAccess, text: string): Promise<void>;
}

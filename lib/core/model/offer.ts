import type { Connection } from "./connection";
import type { ModelFacts } from "./model-facts";

/** A model as a provider lists it. */
export interface ListedModel {
  readonly modelId: string;
  /** What it can read at once, where the provider says so. */
  readonly contextTokens: number | null;
  /** True when its name says that it makes vectors and does not talk. */
  readonly makesEmbeddings: boolean;
}

/** A model that can be chosen, with what is known of it. */
export interface OfferedModel extends ListedModel {
  readonly facts: ModelFacts;
}

/** A connection with what it offers now; `problem` is a sentence where it could not be asked. */
export interface OfferedConnection extends Connection {
  readonly models: readonly OfferedModel[];
  readonly problem: string | null;
}

/** A model server that answers on this computer. */
export interface FoundServer {
  readonly name: string;
  readonly baseUrl: string;
  readonly models: readonly ListedModel[];
}

/** What is tried on a connection, in this order; the six from `tools` to `text-protocol` are asked of the model and decide its profile. */
export const checkNames = [
  "reach",
  "streaming",
  "tools",
  "two-calls",
  "argument-types",
  "forced-call",
  "answer",
  "text-protocol",
  "tokenizer",
  "embeddings",
  "profile",
] as const;

/** One thing that was tried on a connection, and what came of it. `profile` is what follows from the others. */
export interface ConnectionCheck {
  readonly name: (typeof checkNames)[number];
  readonly outcome: "works" | "fails" | "untested";
  /** For a person: what happened, and what it means. */
  readonly sentence: string;
  /** Of `tokenizer`: how many of its tokens the model reported for each of ours. */
  readonly ratio?: number;
}

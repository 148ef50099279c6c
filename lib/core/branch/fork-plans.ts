import type { ModelIdentity } from "../log/event-envelope";
import type { ForkPlan } from "./fork-points";

/** What a person is told before a fork starts. */
export interface PlannedFork extends ForkPlan {
  /** The model that would answer. */
  readonly model: ModelIdentity;
  /** About what it costs in US dollars; null where the prices are not known. */
  readonly costUsd: number | null;
}

/** A what-if as a plan: what it would take, and which answer it is beside. */
export interface PlannedCounterfactual extends PlannedFork {
  readonly turnId: string;
  readonly label: string;
}

/** What finding out which memories mattered would take. */
export interface PlannedInfluence {
  readonly turnId: string;
  /** The memories that were in the prompts of the answer. */
  readonly memories: readonly { readonly memoryId: string; readonly content: string }[];
  /** One run without each memory, and one with nothing left out: how much the answer moves by itself. */
  readonly runs: number;
  readonly perRun: PlannedFork;
}

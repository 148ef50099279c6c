import type { DescribedWorld } from "@/lib/core/episode/environment/make-task";
import type { EnvironmentName, EnvironmentPlace } from "@/lib/core/episode/environment/place";

/** What an agent sees of a world. */
export interface EnvironmentView {
  readonly observation: string;
  /** What is possible now; null where the environment lists nothing. */
  readonly actions: readonly string[] | null;
}

/** What came of an action. */
export interface EnvironmentOutcome extends EnvironmentView {
  /** False where the environment knows no such action, or it is not possible now. */
  readonly isKnown: boolean;
  readonly reward: number;
  /** How much of the goal is reached, at best so far: 0 to 1, as the environment's benchmark counts it. */
  readonly progress: number;
  /** True when the world takes no more actions. */
  readonly isDone: boolean;
  readonly isWon: boolean;
}

/** One world that is open. Everything throws `EnvironmentFailedError`. */
export interface EnvironmentWorld {
  readonly version: string;
  readonly goal: string;
  readonly opening: EnvironmentView;
  act(action: string): Promise<EnvironmentOutcome>;
  /** What the environment's own expert would do next; null where it knows nothing. */
  expertAction(): Promise<string | null>;
  /** Gives the world back. Repeating is harmless. */
  close(): Promise<void>;
}

/** Opens worlds, each for one episode. */
export interface Environments {
  open(place: EnvironmentPlace): Promise<EnvironmentWorld>;
}

/** Says which worlds there are, for planning a run. Throws `EnvironmentFailedError`. */
export interface EnvironmentAtlas {
  /** The world of a number, from 0: every level in turn, then the next seed. */
  describe(name: EnvironmentName, number: number, seed: number): Promise<DescribedWorld>;
}

/** An environment that cannot be played: not installed, hung, dead, or talking nonsense. It says nothing about any strategy. `message` is a sentence. */
export class EnvironmentFailedError extends Error {}

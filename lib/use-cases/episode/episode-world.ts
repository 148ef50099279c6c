import type { Dependencies } from "../dependencies";

/** A studio of its own for one episode: empty, and with its own clock. */
export interface EpisodeWorld {
  readonly deps: Dependencies;
  nextMessage(at: string | null): void;
}

import type { ItemScore } from "@/lib/core/context/decide-filter";
import type { SessionState } from "@/lib/core/session/session-state";
import type { Embedder } from "@/lib/ports/embedder";
import { scoreContext } from "@/lib/use-cases/operation/filter-context";

/** A session whose items have labels. */
export interface LabeledSession {
  readonly state: SessionState;
  /** By item: whether the criteria mean it. */
  readonly labels: ReadonlyMap<string, boolean>;
}

/** The same with the scores of its items against criteria. */
export interface ScoredSession extends LabeledSession {
  readonly scores: ReadonlyMap<string, ItemScore>;
}

/** Scores the items of a session as FILTER would. Throws when the embedder does not answer: there is nothing to measure then. */
export async function scoreSession(
  embedder: Embedder,
  criteria: string,
  session: LabeledSession,
): Promise<ScoredSession> {
  const scores = await scoreContext(embedder, criteria, session.state);
  if (!scores) throw new Error("The embedder did not answer.");
  return { ...session, scores };
}

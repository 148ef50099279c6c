import type { Stage } from "../log/episode-events";
import type { SessionEvent } from "../log/events";
import type { SessionLog, Span } from "./episode-log";

/** One session of an episode: its own events, after what it shares with its parent. */
export interface EpisodeSession {
  readonly sessionId: string;
  /** The session it branched off, and where; null where it began by itself. */
  readonly parent: { readonly sessionId: string; readonly sequence: number } | null;
  readonly events: readonly SessionEvent[];
}

/** Where a question was asked. */
export interface AskedQuestion {
  readonly questionId: string;
  readonly sessionId: string;
  readonly turnId: string;
}

/** Everything that an episode left behind: its sessions in the order of their making, and where each question was asked. */
export interface EpisodeRecord {
  readonly episodeId: string;
  /** False where nothing outlives the context, so that there is no store to judge. */
  readonly keepsMemories: boolean;
  /** False where the model is offered none of ADD, UPDATE and DELETE. */
  readonly offersMemoryTools: boolean;
  readonly sessions: readonly EpisodeSession[];
  readonly questions: readonly AskedQuestion[];
}

/** The whole log of one session, with what it shares with its parents. */
export function logOf(record: Pick<EpisodeRecord, "sessions">, sessionId: string): SessionLog {
  const session = record.sessions.find((candidate) => candidate.sessionId === sessionId);
  if (!session) throw new Error(`The episode has no session ${sessionId}.`);
  const { parent, events } = session;
  if (!parent) return { sessionId, events };
  const shared = logOf(record, parent.sessionId).events.filter((event) => event.sequence <= parent.sequence);
  return { sessionId, events: [...shared, ...events] };
}

/**
 * The logs that lead to one question: the sessions that began by themselves and are no part of its own log, then its own with
 * everything that it shares. No event is in two of them.
 */
export function logsOfQuestion(record: EpisodeRecord, { sessionId }: AskedQuestion): readonly SessionLog[] {
  const lineage = lineageOf(record, sessionId);
  const before = record.sessions
    .filter((session) => session.parent === null && !lineage.has(session.sessionId))
    .map((session): SessionLog => ({ sessionId: session.sessionId, events: session.events }));
  return [...before, logOf(record, sessionId)];
}

function lineageOf(record: EpisodeRecord, sessionId: string): ReadonlySet<string> {
  const lineage = new Set<string>();
  for (let next: string | null = sessionId; next !== null; ) {
    lineage.add(next);
    next = record.sessions.find((session) => session.sessionId === next)?.parent?.sessionId ?? null;
  }
  return lineage;
}

/** The stretches of logs in which one stage ran: from where it began to where the next one did. */
export function spansOfStage(logs: readonly SessionLog[], stage: Stage): readonly Span[] {
  return logs.flatMap(({ sessionId, events }) => {
    const starts = events.filter((event) => event.type === "stage-started");
    return starts.flatMap((start, index): Span[] => {
      if (start.stage !== stage) return [];
      const toSequence = (starts[index + 1]?.sequence ?? (events.at(-1)?.sequence ?? 0) + 1) - 1;
      return [{ sessionId, fromSequence: start.sequence, toSequence }];
    });
  });
}

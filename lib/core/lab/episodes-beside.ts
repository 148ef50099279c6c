import { alignBranches, type ComparedTurn } from "../branch/align-branches";
import { type EpisodeRecord, logOf } from "../episode/episode-record";
import type { Stage } from "../log/episode-events";
import { foldSession } from "../session/fold";
import { emptySession } from "../session/session-state";
import { timelineOf } from "./episode-timeline";

/** A turn of an episode, and where its log holds it. */
interface EpisodeTurn {
  readonly turn: ComparedTurn;
  readonly sessionId: string;
  readonly sequence: number;
}

/** The same message in two episodes of one history; null where one of them did not hear it. */
export interface TurnsBeside {
  readonly stage: Stage;
  readonly left: EpisodeTurn | null;
  readonly right: EpisodeTurn | null;
}

/** Two episodes of one history turn by turn, stage by stage: each message beside itself, however many sessions each episode has. */
export function episodesBeside(left: EpisodeRecord, right: EpisodeRecord): readonly TurnsBeside[] {
  const [lefts, rights] = [turnsByStage(left), turnsByStage(right)];
  return ([1, 2, 3] as const).flatMap((stage) => {
    const [ofLeft, ofRight] = [lefts.get(stage) ?? [], rights.get(stage) ?? []];
    return Array.from({ length: Math.max(ofLeft.length, ofRight.length) }, (_, index) => ({
      stage,
      left: ofLeft[index] ?? null,
      right: ofRight[index] ?? null,
    }));
  });
}

const nothing = { events: [], state: emptySession };

function turnsByStage(record: EpisodeRecord): ReadonlyMap<Stage, readonly EpisodeTurn[]> {
  const compared = new Map(
    record.sessions.flatMap(({ sessionId }) => {
      const { events } = logOf(record, sessionId);
      const { turns } = alignBranches({ events, state: foldSession(events) }, nothing);
      return turns.flatMap(({ left: turn }) =>
        turn ? [[`${sessionId} ${turn.turnId}`, turn] as const] : [],
      );
    }),
  );
  const turns = timelineOf(record).flatMap(({ stage, sessionId, sequence }) => {
    const started = logOf(record, sessionId).events[sequence - 1];
    const turn = compared.get(`${sessionId} ${started?.turnId}`);
    return turn ? [{ stage, turn, sessionId, sequence }] : [];
  });
  return Map.groupBy(turns, ({ stage }) => stage);
}

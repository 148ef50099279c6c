import { z } from "zod";
import { type EpisodeRecord, type EpisodeSession, logOf } from "../episode/episode-record";
import { type Stage, stages } from "../log/episode-events";
import type { EventOf, SessionEvent } from "../log/events";
import { operationNames } from "../log/operations";

const timelineTurnSchema = z.object({
  stage: z.literal(stages),
  /** The session whose log holds the turn, for opening it in the replay. */
  sessionId: z.string(),
  sequence: z.int().positive(),
  text: z.string(),
  answer: z.string(),
  operations: z.array(
    z.object({
      operation: z.enum(operationNames),
      /** Who did it: the model, or the app for a strategy whose model has no tools. */
      by: z.enum(["person", "agent", "app"]),
      isRejected: z.boolean(),
      sequence: z.int().positive(),
    }),
  ),
  /** Tokens of the last prompt of the turn, and the model calls it took. */
  promptTokens: z.int(),
  steps: z.int(),
});
export type TimelineTurn = z.infer<typeof timelineTurnSchema>;

/** An episode, turn by turn. */
export const timelineSchema = z.array(timelineTurnSchema);

/** What happened in an episode, turn by turn, in the order of its stages and questions. */
export function timelineOf(record: EpisodeRecord): readonly TimelineTurn[] {
  return record.sessions.flatMap((session) => turnsOf(session, stageAtStart(record, session)));
}

/** The stage in which a session begins: a branch goes on with that of its parent. */
function stageAtStart(record: EpisodeRecord, { sessionId, events }: EpisodeSession): Stage {
  const before = logOf(record, sessionId).events.slice(0, -events.length);
  return before.findLast((event) => event.type === "stage-started")?.stage ?? 1;
}

function turnsOf({ sessionId, events }: EpisodeSession, startsIn: Stage): readonly TimelineTurn[] {
  const turns: { stage: Stage; started: EventOf<"turn-started">; events: SessionEvent[] }[] = [];
  let stage = startsIn;
  // What the app recalls before a message belongs to it; what it stores after a turn, to that turn.
  let before: SessionEvent[] = [];
  for (const event of events) {
    if (event.type === "stage-started") stage = event.stage;
    if (event.type === "turn-started") {
      turns.push({ stage, started: event, events: before });
      before = [];
      continue;
    }
    const last = turns.at(-1);
    if (last && event.type !== "memories-retrieved") last.events.push(event);
    else if (last && event.turnId !== null) last.events.push(event);
    else before.push(event);
  }
  return turns.map(({ stage: of, started, events: own }) => {
    const steps = own.filter((event) => event.type === "step-started");
    return {
      stage: of,
      sessionId,
      sequence: started.sequence,
      text: started.text,
      answer: answerOf(own),
      operations: own.flatMap(operationOf),
      promptTokens: steps.at(-1)?.countedTokens ?? 0,
      steps: steps.length,
    };
  });
}

function answerOf(events: readonly SessionEvent[]): string {
  const answered = events.findLast((event) => event.type === "step-finished");
  return answered?.item?.text.trim() ?? "";
}

function operationOf(event: SessionEvent): TimelineTurn["operations"] {
  if (!("operation" in event) || event.operation === null) return [];
  const { operation, by, sequence } = event;
  return [{ operation, by, isRejected: event.type === "operation-rejected", sequence }];
}

import { eventsWithin, type SessionLog, type Span } from "@/lib/core/episode/episode-log";
import { spansOfStage } from "@/lib/core/episode/episode-record";
import type { EventOf, SessionEvent } from "@/lib/core/log/events";
import { judgeByGold, noJudgements } from "@/lib/core/reward/judge-by-gold";
import { computeReward, type Reward } from "@/lib/core/reward/reward";
import { type RewardVariantName, rewardVariants } from "@/lib/core/reward/variants";
import type { Turn } from "@/lib/core/session/session-state";
import type { EpisodeGround } from "./episode-ground";

/** What a reward is computed over. */
export type RewardScope = "turn" | "session" | "episode";

/** N_max of Eq. 26, which the paper leaves open: as many model calls as a turn may take. */
const maxRounds = 8;

interface Asked {
  readonly sessionId: string;
  readonly events: readonly SessionEvent[];
  /** The turn whose answer counts. */
  readonly turn: Turn;
  readonly variant: RewardVariantName;
}

/** The reward of one turn, or of a session up to the end of that turn. A conversation has no gold, so what needs it has no value. */
export function rewardOfConversation(
  { sessionId, events, turn, variant }: Asked,
  scope: Exclude<RewardScope, "episode">,
): Reward {
  const toSequence = turn.endedSequence ?? events.at(-1)?.sequence ?? 0;
  const fromSequence = scope === "turn" ? turn.startedSequence : 1;
  const span: Span = { sessionId, fromSequence, toSequence };
  return computeReward({
    logs: [{ sessionId, events }],
    scope: [span],
    storageScope: [span],
    answerTurn: { sessionId, turnId: turn.turnId },
    judgements: noJudgements,
    variant: rewardVariants[variant],
    maxRounds,
  });
}

/** The reward of the episode that a session is part of, as far as it has gone, judged by the gold of its task. */
export function rewardOfEpisode(
  { sessionId, events, turn, variant }: Asked,
  { logsBefore, task, question }: EpisodeGround,
): Reward {
  const logs: readonly SessionLog[] = [...logsBefore, { sessionId, events }];
  const storageScope = spansOfStage(logs, 1);
  const asked = spansOfStage(logs, 3);
  const additions = eventsWithin(logs, storageScope).filter(
    (event): event is EventOf<"memory-added"> => event.type === "memory-added" && event.by === "agent",
  );
  const retrievals = eventsWithin(logs, asked).filter((event) => event.type === "memories-retrieved");
  const isAnswer = asked.some(
    (span) => span.fromSequence <= turn.startedSequence && turn.startedSequence <= span.toSequence,
  );
  return computeReward({
    logs,
    scope: [...storageScope, ...spansOfStage(logs, 2), ...asked],
    storageScope,
    answerTurn: isAnswer ? { sessionId, turnId: turn.turnId } : null,
    judgements: judgeByGold({ task, question, answer: answerOf(events, turn), additions, retrievals }),
    variant: rewardVariants[variant],
    maxRounds,
  });
}

function answerOf(events: readonly SessionEvent[], turn: Turn): string {
  const answer = events.findLast(
    (event): event is EventOf<"step-finished"> =>
      event.type === "step-finished" && event.turnId === turn.turnId && event.toolCalls.length === 0,
  );
  return answer?.item?.text ?? "";
}

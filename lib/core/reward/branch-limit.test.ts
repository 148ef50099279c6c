import { expect, test } from "vitest";
import { EpisodeScript } from "@/lib/testing/episode-script";
import type { SessionEvent } from "../log/events";
import { noJudgements } from "./judge-by-gold";
import { computeReward } from "./reward";
import { rewardVariants } from "./variants";

test("the log of a branch is measured by the limit of what it shares, whose events have another session's id", () => {
  const [log] = new EpisodeScript(400).say("Where do I live?").answer("In Porto.").logs();
  const events = (log?.events ?? []).map(
    (event): SessionEvent => (event.type === "session-started" ? event : { ...event, sessionId: "branch" }),
  );
  const { parts } = computeReward({
    logs: [{ sessionId: "branch", events }],
    scope: [{ sessionId: "branch", fromSequence: 1, toSequence: 100 }],
    storageScope: [],
    answerTurn: null,
    judgements: noJudgements,
    variant: rewardVariants.v2,
    maxRounds: 8,
  });
  expect(parts.find(({ name }) => name === "compression")?.terms.limitTokens).toBe(400);
});

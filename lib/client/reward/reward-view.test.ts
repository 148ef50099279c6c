import { expect, test } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { rewardOfConversation } from "./reward-view";

function conversation() {
  const script = new SessionScript();
  script.say("I moved to Porto.");
  script.answer("Noted.");
  script.say("Where do I live?");
  script.answer("In Porto.");
  return { script, turns: script.state.turns.toArray() };
}

test("what has no gold has no value, and R none with it; what is known adds up", () => {
  const { script, turns } = conversation();
  const turn = turns.at(-1);
  if (!turn) throw new Error("There is a turn.");
  const asked = { sessionId: script.state.sessionId, events: script.events, turn, variant: "v2" } as const;
  const reward = rewardOfConversation(asked, "session");
  const statusOf = Object.fromEntries(reward.parts.map(({ name, score }) => [name, score.status]));
  expect(statusOf).toEqual({
    task: "not-computable",
    compression: "known",
    preventive: "not-needed",
    preservation: "not-computable",
    storage: "not-computable",
    maintenance: "known",
    relevance: "not-computable",
  });
  expect(reward.total).toBeNull();
  expect(reward.earnable).toBeCloseTo(3 / 9, 10);
});

test("a turn alone counts its own steps, an earlier one nothing that came after it", () => {
  const { script, turns } = conversation();
  const [first, second] = turns;
  if (!(first && second)) throw new Error("There are two turns.");
  const asked = { sessionId: script.state.sessionId, events: script.events, variant: "v2" } as const;
  const used = (turn: typeof first) =>
    rewardOfConversation({ ...asked, turn }, "turn").parts.find(({ name }) => name === "compression")?.terms
      .usedTokens ?? 0;
  expect(used(first)).toBeLessThan(used(second));
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EpisodeScript } from "@/lib/testing/episode-script";
import type { Reward } from "./reward";
import { type PartName, rewardVariants } from "./variants";

/** The value of a part: a number, or why there is none. */
function scoreOf(reward: Reward, name: PartName): number | string | undefined {
  const score = reward.parts.find((part) => part.name === name)?.score;
  if (!score) return undefined;
  return score.status === "known" ? score.value : score.status;
}

function groundsOf(reward: Reward, name: PartName): readonly string[] {
  const part = reward.parts.find((each) => each.name === name);
  return (part?.grounds ?? []).map(({ sessionId, sequence }) => `${sessionId}#${sequence}`);
}

/** Three stages with one fact, one distractor and one question: the smallest whole episode. */
function smallEpisode() {
  return new EpisodeScript()
    .stage(1)
    .say("Mira lives in Porto.")
    .add("Mira lives in Porto.")
    .answer("Noted.")
    .reset()
    .stage(2)
    .say("What a rainy day.")
    .answer("Indeed.")
    .stage(3)
    .say("Where does Mira live?")
    .retrieve("Where does Mira live?", ["Mira lives in Porto."])
    .answer("Mira lives in Porto.");
}

const firstAddition = "session-1-event-5";
const right = {
  answer: 1,
  goodAdditions: new Set([firstAddition]),
  relevance: 1,
  needsMaintenance: false,
  needsRetrieval: true,
};

describe("the parts of a whole episode", () => {
  test("a right answer from a stored and retrieved memory", () => {
    const reward = smallEpisode().reward({ judgements: right });
    // Context at the answer: 50 system + 100 tools + 17 + 5 + 21 + 10 (call) + 10 (result) = 213.
    expect(scoreOf(reward, "compression")).toBeCloseTo(1 - 213 / 8_192, 10);
    expect(scoreOf(reward, "task")).toBe(1);
    expect(scoreOf(reward, "preventive")).toBe("not-needed");
    expect(scoreOf(reward, "preservation")).toBe(1);
    expect(scoreOf(reward, "storage")).toBe(1);
    expect(scoreOf(reward, "maintenance")).toBe("not-needed");
    expect(scoreOf(reward, "relevance")).toBe(1);
    expect(reward.total).toBeCloseTo(1 / 3 + (1 - 213 / 8_192 + 0 + 1) / 9 + (1 + 0 + 1) / 9, 10);
  });

  test("every known part names the events that it was computed from", () => {
    const reward = smallEpisode().reward({ judgements: right });
    expect(groundsOf(reward, "storage")).toEqual(["session-1#5"]);
    expect(groundsOf(reward, "relevance")).toEqual(["session-2#9"]);
    expect(groundsOf(reward, "task")).toEqual(["session-2#11"]);
    expect(groundsOf(reward, "compression")).toEqual(["session-2#10"]);
  });

  test.each([
    [0, 0],
    [0.5, 0.5],
    [1, 1],
  ])("the judge's answer score %d is the task's value", (judged, expected) => {
    expect(scoreOf(smallEpisode().reward({ judgements: { ...right, answer: judged } }), "task")).toBe(
      expected,
    );
  });

  test("no answer is −1, and a third of it in the sum", () => {
    const reward = new EpisodeScript()
      .stage(3)
      .say("Where does Mira live?")
      .fail()
      .reward({ judgements: { ...right, goodAdditions: new Set() } });
    expect(scoreOf(reward, "task")).toBe(-1);
    expect(scoreOf(reward, "storage")).toBe(0);
    expect(scoreOf(reward, "relevance")).toBe(0);
    const compression = scoreOf(reward, "compression");
    expect(reward.total).toBeCloseTo(-1 / 3 + Number(compression) / 9 + 0 + 0, 10);
  });

  test("two of three additions are good", () => {
    const script = new EpisodeScript()
      .stage(1)
      .say("Facts.")
      .add("One.")
      .add("Two.")
      .add("Three.")
      .answer("Noted.");
    const reward = script.reward({
      judgements: { ...right, goodAdditions: new Set(["session-1-event-5", "session-1-event-8"]) },
    });
    expect(scoreOf(reward, "storage")).toBeCloseTo(2 / 3, 10);
  });

  test("additions after the first stage do not count for storage", () => {
    const script = new EpisodeScript()
      .stage(1)
      .say("Hello.")
      .answer("Hi.")
      .stage(2)
      .say("By the way.")
      .add("Noise.")
      .answer("Noted.");
    const reward = script.reward({ judgements: { ...right, goodAdditions: new Set() } });
    expect(reward.parts.find((part) => part.name === "storage")?.terms.additions).toBe(0);
    expect(scoreOf(reward, "storage")).toBe(0);
  });

  test("additions of the first stage count although its context is gone", () => {
    expect(scoreOf(smallEpisode().reward({ judgements: right }), "storage")).toBe(1);
  });

  test("an addition by the person is not the agent's", () => {
    const script = new EpisodeScript().stage(1).say("Facts.").add("One.", "person").answer("Noted.");
    expect(
      script.reward({ judgements: right }).parts.find((part) => part.name === "storage")?.terms.additions,
    ).toBe(0);
  });
});

describe("maintenance", () => {
  const needed = { ...right, needsMaintenance: true };

  test("a successful UPDATE is maintenance", () => {
    const script = new EpisodeScript()
      .stage(1)
      .say("Moved.")
      .update("Lives in Lisbon.", "Lives in Porto.")
      .answer("Noted.");
    expect(scoreOf(script.reward({ judgements: needed }), "maintenance")).toBe(1);
  });

  test("a DELETE is maintenance", () => {
    const script = new EpisodeScript().stage(1).say("Forget it.").delete("Lives in Lisbon.").answer("Gone.");
    expect(scoreOf(script.reward({ judgements: needed }), "maintenance")).toBe(1);
  });

  test("an UPDATE that changes nothing is none", () => {
    const script = new EpisodeScript().stage(1).say("Same.").update("Same.", "Same.").answer("Noted.");
    expect(scoreOf(script.reward({ judgements: needed }), "maintenance")).toBe(0);
  });

  test("an UPDATE that the person took back is none", () => {
    const script = new EpisodeScript()
      .stage(1)
      .say("Moved.")
      .update("Lives in Lisbon.", "Lives in Rome.")
      .undoLast()
      .answer("Noted.");
    expect(scoreOf(script.reward({ judgements: needed }), "maintenance")).toBe(0);
  });

  test("doing nothing is 0 where something had to change, and not needed where nothing had", () => {
    const script = () => new EpisodeScript().stage(1).say("Hello.").answer("Hi.");
    expect(scoreOf(script().reward({ judgements: needed }), "maintenance")).toBe(0);
    expect(
      scoreOf(script().reward({ judgements: { ...right, needsMaintenance: false } }), "maintenance"),
    ).toBe("not-needed");
    expect(scoreOf(script().reward(), "maintenance")).toBe(0);
  });
});

describe("context", () => {
  test("a SUMMARY before the limit is preventive", () => {
    const script = new EpisodeScript(1_000)
      .stage(2)
      .say("Long story.", 600)
      .say("More.")
      .summarize(610, 50)
      .answer("Noted.");
    expect(scoreOf(script.reward(), "preventive")).toBe(1);
  });

  test("a FILTER that removed something is preventive, one that removed nothing is not", () => {
    const some = new EpisodeScript(1_000)
      .stage(2)
      .say("Chatter.", 700)
      .say("Question.")
      .filter(1)
      .answer("Noted.");
    expect(scoreOf(some.reward(), "preventive")).toBe(1);
    const none = new EpisodeScript(1_000)
      .stage(2)
      .say("Chatter.", 700)
      .say("Question.")
      .filter(0)
      .answer("Noted.");
    expect(scoreOf(none.reward(), "preventive")).toBe(0);
  });

  test("a SUMMARY that saved no token is not preventive", () => {
    const script = new EpisodeScript(1_000)
      .stage(2)
      .say("Chatter.", 700)
      .say("More.")
      .summarize(50, 50)
      .answer("Noted.");
    expect(scoreOf(script.reward(), "preventive")).toBe(0);
  });

  test("reducing after the app had to make room is too late", () => {
    const script = new EpisodeScript(1_000)
      .stage(2)
      .say("Chatter.", 900)
      .trimmed()
      .say("More.")
      .summarize(900, 50)
      .answer("Noted.");
    expect(scoreOf(script.reward(), "preventive")).toBe(0);
  });

  test("past the soft mark without any reduction is 0, below it is not needed", () => {
    const full = new EpisodeScript(1_000).stage(2).say("Chatter.", 700).answer("Noted.");
    expect(scoreOf(full.reward(), "preventive")).toBe(0);
    const light = new EpisodeScript(1_000).stage(2).say("Chatter.", 10).answer("Noted.");
    expect(scoreOf(light.reward(), "preventive")).toBe("not-needed");
  });

  test("compression is never below 0, and the overflow costs half a point", () => {
    const reward = new EpisodeScript(200)
      .stage(3)
      .say("Where is Porto?", 900)
      .answer("In Portugal.")
      .reward({ judgements: right });
    expect(scoreOf(reward, "compression")).toBe(0);
    expect(reward.penalties.find((penalty) => penalty.name === "overflow")?.value).toBe(-0.5);
  });

  test("what the question names must be in the context besides the question itself", () => {
    const without = new EpisodeScript()
      .stage(3)
      .say("Where does Mira live?")
      .answer("I do not know.")
      .reward({ judgements: right });
    expect(scoreOf(without, "preservation")).toBe(0);
    const withIt = new EpisodeScript()
      .stage(2)
      .say("Mira called.")
      .answer("Fine.")
      .stage(3)
      .say("Where does Mira live?")
      .answer("Porto.")
      .reward({ judgements: right });
    expect(scoreOf(withIt, "preservation")).toBe(1);
  });

  test("a summary preserves what it names", () => {
    const script = new EpisodeScript()
      .stage(2)
      .say("Mira called on Sunday.")
      .answer("Fine.")
      .say("Let us go on.")
      .summarize(100, 20, "Mira called on Sunday.")
      .answer("Yes.")
      .stage(3)
      .say("Where does Mira live?")
      .answer("Porto.");
    expect(scoreOf(script.reward({ judgements: right }), "preservation")).toBe(1);
  });

  test("a question that names nothing has no key phrases to preserve", () => {
    const reward = new EpisodeScript()
      .stage(3)
      .say("And what now?")
      .answer("Nothing.")
      .reward({ judgements: right });
    expect(scoreOf(reward, "preservation")).toBe("not-computable");
    expect(reward.total).toBeNull();
  });
});

describe("relevance", () => {
  test("retrieving nothing is 0 where memory was needed, and not needed where it was not", () => {
    const script = () => new EpisodeScript().stage(3).say("Where does Mira live?").answer("Porto.");
    expect(scoreOf(script().reward({ judgements: { ...right, relevance: 0.9 } }), "relevance")).toBe(0);
    expect(scoreOf(script().reward({ judgements: { ...right, needsRetrieval: false } }), "relevance")).toBe(
      "not-needed",
    );
  });

  test("the judge's relevance is the part's value", () => {
    expect(scoreOf(smallEpisode().reward({ judgements: { ...right, relevance: 0.4 } }), "relevance")).toBe(
      0.4,
    );
  });
});

describe("an ordinary conversation without gold", () => {
  test("shows what needs no gold answer, and says what cannot be computed", () => {
    const reward = smallEpisode().reward();
    expect(scoreOf(reward, "task")).toBe("not-computable");
    expect(scoreOf(reward, "storage")).toBe("not-computable");
    expect(scoreOf(reward, "relevance")).toBe("not-computable");
    expect(scoreOf(reward, "compression")).toBeGreaterThan(0.9);
    expect(reward.total).toBeNull();
    expect(reward.earnable).toBeCloseTo(4 / 9, 10);
  });
});

describe("penalties", () => {
  test("more rounds than allowed cost one point, exactly as many cost nothing", () => {
    const script = () =>
      new EpisodeScript()
        .stage(3)
        .say("Where does Mira live?")
        .retrieve("Mira", ["Mira lives in Porto."])
        .answer("Porto.");
    expect(script().reward({ maxRounds: 2 }).penalties[0]?.value).toBe(0);
    expect(script().reward({ maxRounds: 1 }).penalties[0]?.value).toBe(-1);
  });
});

describe("variants", () => {
  test("V1 counts every component in full", () => {
    const reward = smallEpisode().reward({ judgements: right, variant: "v1" });
    expect(reward.total).toBeCloseTo(1 + (1 - 213 / 8_192 + 0 + 1) / 3 + (1 + 0 + 1) / 3, 10);
  });

  test("the released code's weights, with its tool efficiency, within its bounds", () => {
    const reward = smallEpisode().reward({ judgements: right, variant: "released", maxRounds: 5 });
    // 2 calls in 2 rounds: .2; RETRIEVE and ADD: .3; rounds: .2 × (1 − 2/5) = .12.
    expect(reward.toolEfficiency).toBeCloseTo(0.62, 10);
    expect(reward.total).toBeCloseTo(0.5 + 0.05 * (1 - 213 / 8_192) + 0.05 + 0.05 + 0.05 + 0.2 * 0.62, 10);
  });

  test("answer-only is the answer", () => {
    expect(
      smallEpisode().reward({ judgements: { ...right, answer: 0.7 }, variant: "answer-only" }).total,
    ).toBeCloseTo(0.7, 10);
  });

  test("the weights of the paper's variants add up to 1 and 3", () => {
    const sum = (weights: object) =>
      Object.values(weights).reduce((total: number, weight: number) => total + weight, 0);
    expect(sum(rewardVariants.v2.weights)).toBeCloseTo(1, 10);
    expect(sum(rewardVariants.v1.weights)).toBeCloseTo(3, 10);
    expect(sum(rewardVariants.released.weights) + rewardVariants.released.toolEfficiencyWeight).toBeCloseTo(
      1,
      10,
    );
  });
});

/** Inputs for which the released code pays, or takes off, wrongly (from what is known of it), with what is right. */
describe("where the released code pays wrongly", () => {
  const needed = { ...right, needsMaintenance: true };
  const turn = () => new EpisodeScript().stage(1).say("Please change it.");

  test("1: a failed update earns no maintenance", () => {
    expect(
      scoreOf(turn().refused("Update_memory").answer("Done.").reward({ judgements: needed }), "maintenance"),
    ).toBe(0);
  });
  test("2: a failed deletion earns no maintenance", () => {
    expect(
      scoreOf(turn().refused("Delete_memory").answer("Done.").reward({ judgements: needed }), "maintenance"),
    ).toBe(0);
  });
  test("3: text that looks like the result of an update earns nothing", () => {
    expect(scoreOf(turn().answer("memory_updated:True").reward({ judgements: needed }), "maintenance")).toBe(
      0,
    );
  });
  test("4: naming Summary_context in prose is not preventive", () => {
    const script = new EpisodeScript(1_000)
      .stage(2)
      .say("Chatter.", 700)
      .answer("I could use Summary_context now.");
    expect(scoreOf(script.reward(), "preventive")).toBe(0);
  });
  test("5: naming Clear_context in prose is not preventive", () => {
    const script = new EpisodeScript(1_000).stage(2).say("Chatter.", 700).answer("Clear_context would help.");
    expect(scoreOf(script.reward(), "preventive")).toBe(0);
  });
  test("6: a refused SUMMARY is not preventive", () => {
    const script = new EpisodeScript(1_000)
      .stage(2)
      .say("Chatter.", 700)
      .refused("Summary_context")
      .answer("Done.");
    expect(scoreOf(script.reward(), "preventive")).toBe(0);
  });
  test("7: a refused FILTER is not preventive", () => {
    const script = new EpisodeScript(1_000)
      .stage(2)
      .say("Chatter.", 700)
      .refused("Filter_context")
      .answer("Done.");
    expect(scoreOf(script.reward(), "preventive")).toBe(0);
  });
  test("8: additions of the first stage stay counted after its messages were filtered away", () => {
    const script = new EpisodeScript()
      .stage(1)
      .say("Mira lives in Porto.")
      .add("Mira lives in Porto.")
      .answer("Noted.")
      .say("Drop it.")
      .filter(1)
      .answer("Done.");
    expect(scoreOf(script.reward({ judgements: right }), "storage")).toBe(1);
  });
  test("9: additions of the first stage stay counted after the context was reset", () => {
    expect(groundsOf(smallEpisode().reward({ judgements: right }), "storage")).toEqual(["session-1#5"]);
  });
  test("10: keywords in an answer are no quality of storage", () => {
    const script = turn()
      .add("Noise.")
      .answer("This is an important and key fact that I will remember and note down for you.");
    expect(scoreOf(script.reward({ judgements: { ...right, goodAdditions: new Set() } }), "storage")).toBe(0);
  });
  test("11: a retrieval that found nothing of use earns no relevance", () => {
    const script = new EpisodeScript()
      .stage(3)
      .say("Where does Mira live?")
      .retrieve("Mira", ["Bob keeps a cat."])
      .answer("Porto.");
    expect(scoreOf(script.reward({ judgements: { ...right, relevance: 0 } }), "relevance")).toBe(0);
  });
  test("12: an unrelated context does not pass as preservation of the question", () => {
    const script = new EpisodeScript()
      .stage(2)
      .say("What a rainy day.")
      .answer("Indeed.")
      .stage(3)
      .say("Where does Mira live?")
      .answer("Porto.");
    expect(scoreOf(script.reward({ judgements: right }), "preservation")).toBe(0);
  });
  test("13: preservation looks at the question, not at the first distractor", () => {
    const script = new EpisodeScript()
      .stage(2)
      .say("Tell me of Berlin.")
      .answer("Berlin is big.")
      .stage(3)
      .say("Where does Mira live?")
      .answer("Porto.");
    expect(scoreOf(script.reward({ judgements: right }), "preservation")).toBe(0);
  });
  test("14: answering in the last allowed round costs no penalty", () => {
    const script = new EpisodeScript()
      .stage(3)
      .say("Where does Mira live?")
      .retrieve("Mira", [])
      .retrieve("Mira", [])
      .retrieve("Mira", [])
      .retrieve("Mira", [])
      .answer("Porto.");
    expect(script.reward({ judgements: right, maxRounds: 5 }).penalties[0]?.value).toBe(0);
  });
  test("15: tokens are counted, not characters divided by four", () => {
    const script = new EpisodeScript().stage(3).say("Ж".repeat(400), 400).answer("Да.");
    const part = script.reward().parts.find((each) => each.name === "compression");
    expect(part?.terms.usedTokens).toBe(550);
  });
  test("16: a missing answer is weighed like any task score, not taken off in full", () => {
    const script = () => new EpisodeScript().stage(3).say("Where does Mira live?").fail();
    const paper = script().reward({ judgements: { ...right, goodAdditions: new Set() } });
    const released = script().reward({
      judgements: { ...right, goodAdditions: new Set() },
      variant: "released",
    });
    expect(paper.earned).toBeGreaterThan(-0.34);
    expect(released.earned).toBeLessThan(-0.8);
  });
});

test("with every part known the total of V2 lies between −1.84 and 1", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      (answer, relevance, isAnswered) => {
        const script = isAnswered
          ? smallEpisode()
          : new EpisodeScript(100).stage(3).say("Where does Mira live?", 500).fail();
        const reward = script.reward({
          judgements: { ...right, answer, relevance },
          maxRounds: isAnswered ? 8 : 0,
        });
        expect(reward.total).not.toBeNull();
        expect(reward.total).toBeLessThanOrEqual(1);
        expect(reward.total).toBeGreaterThanOrEqual(-1.84);
      },
    ),
    { numRuns: 30 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { type ExperimentRun, experimentVerdict, isHit, runBranchId, runOfBranch } from "./experiment";

const run = (arm: ExperimentRun["arm"], repeat: number, answer: string): ExperimentRun => ({
  ...{ branchId: `${arm}-${repeat}`, arm, repeat, status: "completed", answer },
  ...{ promptTokens: 100, answerTokens: 10, modelCalls: 1 },
});

test("a branch says which run it is, and no other branch does", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w-]{8,40}$/), fc.integer({ min: 1, max: 50 }), (id, repeat) => {
      expect(runOfBranch(runBranchId(id, "without", repeat))).toEqual({
        experimentId: id,
        arm: "without",
        repeat,
      });
      expect(runOfBranch(id)).toBeNull();
    }),
  );
});

test.each([
  ["Of your 1,200 EUR, 572 are booked.", "1,200 eur", true],
  ["ＢＵＤＧＥＴ：１２００", "budget", true],
  ["予算は1200ユーロです。", "1200ユーロ", true],
  ["I have no budget on record.", "1,200", false],
])("“%s” has “%s”: %s", (answer, phrase, expected) => {
  expect(isHit(answer, "", phrase)).toBe(expected);
});

test("without a phrase an answer counts where it says the same as the recorded one", () => {
  expect(isHit("you live in Bergen", "You live in Bergen [mem_a1].", null)).toBe(true);
  expect(isHit("You live in Oslo.", "You live in Bergen.", null)).toBe(false);
});

test("five of five against one of five differs; two of two against none is not shown to", () => {
  const runs = [1, 2, 3, 4, 5].flatMap((repeat) => [
    run("all", repeat, "yes"),
    run("without", repeat, repeat === 1 ? "yes" : "no"),
  ]);
  const five = experimentVerdict(runs, { recorded: "", phrase: "yes" });
  expect(five).toMatchObject({ verdict: "differs", difference: { difference: -0.8 } });
  const two = [run("all", 1, "yes"), run("all", 2, "yes"), run("without", 1, "no"), run("without", 2, "no")];
  const small = experimentVerdict(two, { recorded: "", phrase: "yes" });
  expect(small.difference.difference).toBe(-1);
  expect(experimentVerdict([], { recorded: "", phrase: null }).verdict).toBe("nothing yet");
});

test("what is still running and what failed counts nowhere", () => {
  const failed = { ...run("all", 1, "yes"), status: "failed" } as const;
  const running = { ...run("all", 2, "yes"), status: "running" } as const;
  expect(experimentVerdict([failed, running], { recorded: "", phrase: "yes" }).all.n).toBe(0);
});

import { describe, expect, it } from "vitest";
import { judgeTurn } from "./judge-turn";
import { matches } from "./match-pattern";

const played = (
  turn: Partial<Parameters<typeof judgeTurn>[0]["turn"]>,
  after: Record<string, string>,
  answer = "",
) =>
  judgeTurn({
    turn: { kind: "profile", say: "", ...turn },
    answer,
    operations: [],
    before: new Map([["mem_1", "Mara lives in Bergen."]]),
    after: new Map(Object.entries(after)),
    waiting: [],
  });

describe("judgeTurn", () => {
  it("counts what is written against what was told", () => {
    const judged = played(
      { writes: ["peanut", "vegan"] },
      { mem_1: "Mara lives in Bergen.", mem_2: "Mara is allergic to peanuts.", mem_3: "Mara is a nurse." },
    );
    expect(judged).toMatchObject({
      precision: { right: 1, of: 2 },
      recall: { right: 1, of: 2 },
      isRight: false,
    });
  });

  it("counts a change without reason", () => {
    expect(played({}, { mem_1: "Mara lives in Oslo." })).toMatchObject({ changes: { right: 0, of: 1 } });
    expect(played({ writes: ["Oslo"], gone: ["Bergen"] }, { mem_1: "Mara lives in Oslo." })).toMatchObject({
      changes: { right: 1, of: 1 },
      isRight: true,
    });
  });

  it("takes no answer with a memory for an abstention", () => {
    const kept = { mem_1: "Mara lives in Bergen." };
    expect(played({ abstains: "knowledge" }, kept, "You live in Bergen [mem_1].").abstentions.right).toBe(0);
    expect(
      played({ abstains: "knowledge" }, kept, "I am not a language model. Connect one.").modelKinds.right,
    ).toBe(0);
    expect(played({ abstains: "unknown" }, kept, "I have no memory of that.").isRight).toBe(true);
  });

  it("matches any of the words, and all of the parts", () => {
    expect(matches("Mara lives in Oslo", "lives|based + oslo")).toBe(true);
    expect(matches("Mara lives in Oslo", "based + oslo")).toBe(false);
  });
});

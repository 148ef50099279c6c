import { describe, expect, test } from "vitest";
import { emptyForkDraft, forkRequestOf } from "./fork-draft";

const place = { kind: "step", turnId: "t", step: 2 } as const;

describe("a fork as filled in", () => {
  test("changes nothing while nothing is filled in", () => {
    expect(forkRequestOf(place, emptyForkDraft)).toEqual({ place, changes: {} });
    expect(
      forkRequestOf(place, { ...emptyForkDraft, memory: { kind: "update", memoryId: "", content: "x" } })
        .changes,
    ).toEqual({});
  });

  test("begins just before the operation that is left out, unless the message changes anyway", () => {
    const skipped = { toolCallId: "call", sequence: 9 };
    expect(forkRequestOf(place, { ...emptyForkDraft, skipped })).toEqual({
      place: { kind: "sequence", sequence: 8 },
      changes: { skipToolCallIds: ["call"] },
    });
    expect(forkRequestOf(place, { ...emptyForkDraft, skipped, message: "Else" })).toEqual({
      place,
      changes: { message: "Else" },
    });
  });

  test("carries every other change", () => {
    const draft = {
      ...emptyForkDraft,
      systemPrompt: "Be short.",
      memory: { kind: "forget", memoryId: "mem_a" },
      removeItemIds: ["i"],
    } as const;
    expect(forkRequestOf(place, draft).changes).toEqual({
      systemPrompt: "Be short.",
      forgetMemoryIds: ["mem_a"],
      removeItemIds: ["i"],
    });
  });
});

import { describe, expect, test } from "vitest";
import type { Breakpoint } from "../log/breakpoint";
import { emptySession, type SessionState } from "../session/session-state";
import { pauseBeforeCall, pauseBeforeStep } from "./breakpoints";

const call = (toolName: string, more = {}) => ({ toolName, targetContent: null, wouldRetrieve: [], ...more });

describe("breakpoints before a call", () => {
  test("hold the operations they name and no other", () => {
    const held = (breakpoint: Breakpoint) =>
      [
        "Add_memory",
        "Update_memory",
        "Delete_memory",
        "Retrieve_memory",
        "Summary_context",
        "Filter_context",
        "Nonsense",
      ].filter((toolName) => pauseBeforeCall([breakpoint], call(toolName)));
    expect(held({ kind: "delete" })).toEqual(["Delete_memory"]);
    expect(held({ kind: "memory-write" })).toEqual(["Add_memory", "Update_memory", "Delete_memory"]);
    expect(held({ kind: "budget", percent: 1 })).toEqual([]);
    expect(held({ kind: "retrieved", memoryId: "mem_a" })).toEqual([]);
  });

  test("say which memory is at stake", () => {
    const targetContent = "Lives in Bergen.";
    expect(pauseBeforeCall([{ kind: "delete" }], call("Delete_memory", { targetContent }))).toEqual({
      breakpoint: "delete",
      sentence: "The agent wants to delete “Lives in Bergen”.",
    });
  });

  test("hold a search that would find the memory, and only that", () => {
    const wouldRetrieve = [{ memoryId: "mem_a", content: "Likes tea." }];
    const search = call("Retrieve_memory", { wouldRetrieve });
    expect(pauseBeforeCall([{ kind: "retrieved", memoryId: "mem_a" }], search)).toMatchObject({
      breakpoint: "retrieved:mem_a",
      sentence: expect.stringContaining("Likes tea"),
    });
    expect(pauseBeforeCall([{ kind: "retrieved", memoryId: "mem_b" }], search)).toBeNull();
  });
});

describe("a breakpoint on the budget", () => {
  const at = (liveTokens: number): SessionState => ({
    ...emptySession,
    liveTokens,
    settings: { ...emptySession.settings, contextLimitTokens: 1_000 },
  });
  const breakpoints: readonly Breakpoint[] = [{ kind: "budget", percent: 50 }];

  test("holds at the mark, not before, and never without one", () => {
    expect(pauseBeforeStep(breakpoints, at(499))).toBeNull();
    expect(pauseBeforeStep(breakpoints, at(500))).toMatchObject({ breakpoint: "budget:50" });
    expect(pauseBeforeStep([{ kind: "delete" }], at(999))).toBeNull();
  });
});

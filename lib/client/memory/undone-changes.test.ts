import { describe, expect, test } from "vitest";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import { added, base, deleted, forked, started, turnStarted } from "@/lib/testing/contract/contract-events";
import { undoneWith } from "./undone-changes";

const logOf = (...events: NewEvent[]) =>
  events.map((event, index) => ({ ...event, sequence: index + 1, sessionId: "s" })) as SessionEvent[];
const undo = { ...deleted("mem_a", 1), by: "person", undoes: "old", id: "undo" } as NewEvent;

describe("what was undone with an edit", () => {
  test("is what stands between the branch's message and its first model call", () => {
    const events = logOf(
      started(),
      forked("parent", 1),
      turnStarted("turn"),
      undo,
      added("mem_b", "By the agent."),
    );
    expect(undoneWith(events, "turn")?.events.map((event) => event.id)).toEqual(["undo"]);
    expect(undoneWith(events, "another")).toBeNull();
  });

  test("is nothing once it was kept after all, and nothing in a turn that begins no branch", () => {
    const kept = { ...added("mem_a", "Back."), undoes: "undo" } as NewEvent;
    expect(
      undoneWith(
        logOf(
          started(),
          forked("parent", 1),
          turnStarted("turn"),
          undo,
          { ...base(), type: "turn-cancelled", turnId: "turn", by: "person" },
          kept,
        ),
        "turn",
      ),
    ).toBeNull();
    expect(undoneWith(logOf(started(), turnStarted("turn"), undo), "turn")).toBeNull();
  });
});

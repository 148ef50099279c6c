import { describe, expect, test } from "vitest";
import type { BranchEntry } from "./branch-entry";
import { siblingsAt } from "./branch-tree";

let minute = 0;
const entry = (sessionId: string, more: Partial<BranchEntry> = {}): BranchEntry => {
  minute += 1;
  const at = `2026-11-22T12:${String(minute).padStart(2, "0")}:00.000Z`;
  return {
    sessionId,
    parentSessionId: null,
    parentSequence: null,
    firstTurnSequence: 2,
    reason: null,
    label: null,
    sandbox: false,
    title: sessionId,
    createdAt: at,
    updatedAt: at,
    headSequence: 20,
    running: false,
    ...more,
  };
};
const branch = (
  sessionId: string,
  parentSessionId: string,
  parentSequence: number,
  more: Partial<BranchEntry> = {},
) =>
  entry(sessionId, {
    parentSessionId,
    parentSequence,
    firstTurnSequence: parentSequence + 2,
    reason: "edit",
    ...more,
  });

describe("the ways on from a message", () => {
  test("are none where nothing branched off", () => {
    expect(siblingsAt([entry("root")], "root", 2)).toBeNull();
    expect(siblingsAt([], "root", 2)).toBeNull();
    const fork = branch("fork", "root", 1, { reason: "fork", sandbox: true });
    expect(siblingsAt([entry("root"), fork], "root", 2)).toBeNull();
  });

  test("are the same from every one of them, each with its own place", () => {
    const tree = [
      entry("root"),
      branch("second", "root", 9),
      branch("third", "root", 9, { reason: "regenerate" }),
    ];
    expect(siblingsAt(tree, "root", 10)).toEqual({ sessionIds: ["root", "second", "third"], current: 0 });
    expect(siblingsAt(tree, "second", 11)).toEqual({ sessionIds: ["root", "second", "third"], current: 1 });
    expect(siblingsAt(tree, "third", 11)).toEqual({ sessionIds: ["root", "second", "third"], current: 2 });
    expect(siblingsAt(tree, "third", 2)).toBeNull();
  });

  test("are found at a message that a later branch shares, and stay with the session on screen", () => {
    const tree = [entry("root"), branch("second", "root", 1), branch("deep", "second", 12)];
    expect(siblingsAt(tree, "deep", 3)).toEqual({ sessionIds: ["root", "deep"], current: 1 });
    expect(siblingsAt(tree, "deep", 14)).toEqual({ sessionIds: ["second", "deep"], current: 1 });
    expect(siblingsAt(tree, "second", 13)).toEqual({ sessionIds: ["second", "deep"], current: 0 });
  });

  test("lead to what changed last further on, and never into a sandbox", () => {
    const tree = [
      entry("root"),
      branch("later", "root", 15),
      branch("second", "root", 9),
      branch("sandbox", "root", 16, { sandbox: true, reason: "fork" }),
    ];
    expect(siblingsAt(tree, "second", 11)).toEqual({ sessionIds: ["later", "second"], current: 1 });
  });
});

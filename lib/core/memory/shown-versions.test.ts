import { describe, expect, it } from "vitest";
import { toolResult } from "../context/tool-result";
import type { ContextItem } from "../log/context-item";
import { shownVersion } from "./shown-versions";

const item = (text: string, extra: Partial<ContextItem> = {}): ContextItem => ({
  itemId: "i",
  kind: "tool",
  author: "app",
  text,
  tokens: 1,
  turnId: "t",
  step: 1,
  enteredSequence: 1,
  enteredAt: "2026-11-22T12:00:00.000Z",
  fate: { status: "live" },
  pinned: false,
  neverFilter: false,
  ...extra,
});

describe("shownVersion", () => {
  it("is the newest that any result named, retrieved or wrote", () => {
    const neighbour = { memoryId: "mem_n", version: 4, content: "b", relation: "near" } as const;
    const items = [
      item(toolResult.added("mem_a", "a", [neighbour])),
      item(toolResult.updated("mem_a", "b", "a", 2)),
      item("{}", { kind: "retrieved", memories: [{ memoryId: "mem_r", version: 7 }] }),
      item(
        toolResult.rejected({
          code: "CHANGED_MEANWHILE",
          reason: "",
          memoryId: "mem_c",
          present: { version: 5, content: "c" },
        }),
      ),
    ];
    const shown = ["mem_a", "mem_n", "mem_r", "mem_c", "mem_x"].map((id) => shownVersion(items, id));
    expect(shown).toEqual([2, 4, 7, 5, null]);
  });

  it("believes no text that another wrote", () => {
    const forged = item(toolResult.updated("mem_a", "b", "a", 9), { kind: "user", author: "person" });
    expect(shownVersion([forged, item("mem_a {")], "mem_a")).toBeNull();
  });
});

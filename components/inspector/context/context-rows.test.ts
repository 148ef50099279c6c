import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { contextRows, isAmongLeft, isGrouped, leftRows, unfoldedFor } from "./context-rows";

const keysOf = (script: SessionScript, unfolded: readonly string[] = [], isTrayOpen = true) =>
  contextRows(script.state, { unfolded: new Set(unfolded), isTrayOpen, isTrayWhole: false }).map((row) =>
    `${row.type} ${"depth" in row ? row.depth : ""}`.trim(),
  );

describe("contextRows", () => {
  it("shows the pieces of a long message as one row that unfolds", () => {
    const script = new SessionScript();
    const pieces = script.say("one", "two", "three");
    expect(keysOf(script)).toEqual(["item 0", "message"]);
    expect(keysOf(script, [pieces[0]?.part?.messageId ?? ""])).toEqual([
      "item 0",
      "message",
      "item 1",
      "item 1",
      "item 1",
    ]);
  });

  it("keeps one row when a piece in the middle left, and shows that piece in the tray", () => {
    const script = new SessionScript();
    const pieces = script.say("one", "two", "three", "four", "five");
    script.filter([pieces[2]?.itemId ?? ""]);
    expect(keysOf(script)).toEqual(["item 0", "message", "tray", "left-group", "left-item"]);
  });

  it("unfolds summaries to their originals, one inside the other", () => {
    const script = new SessionScript();
    const [said] = script.say("first");
    const inner = script.summarize([said?.itemId ?? ""], "inner");
    const outer = script.summarize([inner.itemId], "outer");
    expect(keysOf(script)).toEqual(["item 0", "item 0"]);
    expect(keysOf(script, [outer.itemId, inner.itemId])).toEqual(["item 0", "item 0", "item 1", "item 2"]);
    expect(unfoldedFor(script.state, said?.itemId ?? "")).toEqual([inner.itemId, outer.itemId]);
  });

  it("closes the tray, and has none when nothing left", () => {
    const script = new SessionScript();
    const [said] = script.say("first");
    expect(keysOf(script)).not.toContain("tray");
    script.filter([said?.itemId ?? ""]);
    expect(keysOf(script, [], false)).toEqual(["item 0", "tray"]);
  });

  it("shows the newest two hundred of a full tray, and the rest when asked", () => {
    const script = new SessionScript({ contextLimitTokens: 1_000_000 });
    const said = script.say(...Array.from({ length: 250 }, (_, number) => `text ${number}`));
    script.filter(said.map((item) => item.itemId));
    const rowsOf = (isTrayWhole: boolean) =>
      contextRows(script.state, { unfolded: new Set(), isTrayOpen: true, isTrayWhole });
    expect(rowsOf(false).filter((row) => row.type === "left-item")).toHaveLength(200);
    expect(rowsOf(false).at(-1)).toMatchObject({ type: "left-more", hiddenItems: 50 });
    expect(rowsOf(true).filter((row) => row.type === "left-item")).toHaveLength(250);
    expect(rowsOf(true).at(-1)?.type).toBe("left-item");
  });

  it("groups a long context by turn, the last turn open, calls with their results as one row, what left apart", () => {
    const script = new SessionScript({ contextLimitTokens: 1_000_000 });
    for (let turn = 1; turn <= 7; turn += 1) {
      script.say(`message ${turn}`);
      script.callTool();
      script.startStep();
      script.answer("done");
    }
    expect(isGrouped(script.state)).toBe(true);
    expect(keysOf(script)).toEqual(["item 0", ...Array(7).fill("turn"), "item 0", "item 0", "item 0"]);
    const rows = contextRows(script.state, { unfolded: new Set(), isTrayOpen: true, isTrayWhole: false });
    expect(rows.at(-2)).toMatchObject({ item: { kind: "tool" }, call: { kind: "agent" } });
    expect(keysOf(script, ["closed turn-7", "open turn-1"])).toEqual([
      ...["item 0", "turn", "item 0", "item 0", "item 0"],
      ...Array(6).fill("turn"),
    ]);
    const [said] = script.say("to be dropped");
    const itemId = said?.itemId ?? "";
    expect(unfoldedFor(script.state, "item-2")).toEqual(["open turn-1"]);
    expect(isAmongLeft(script.state, itemId)).toBe(false);
    script.filter([itemId]);
    expect(isAmongLeft(script.state, itemId)).toBe(true);
    expect(keysOf(script)).not.toContain("tray");
    const folds = { unfolded: new Set<string>(), isTrayOpen: true, isTrayWhole: false };
    expect(leftRows(script.state, folds).map(({ type }) => type)).toEqual([
      "tray",
      "left-group",
      "left-item",
    ]);
  });
});

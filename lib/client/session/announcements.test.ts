import { describe, expect, it } from "vitest";
import type { SessionEvent } from "@/lib/core/log/events";
import { SessionScript } from "@/lib/testing/session-script";
import { announcementsBetween } from "./announcements";

function said(script: SessionScript, act: () => void): readonly string[] {
  const before = { events: script.events.slice(), state: script.state };
  act();
  return announcementsBetween(before, { events: script.events.slice(), state: script.state }).map(
    (announcement) => announcement.text,
  );
}

describe("announcementsBetween", () => {
  it("says a turn in a few sentences: begin, one per step with operations, end", () => {
    const script = new SessionScript();
    expect(
      said(script, () => {
        script.say("remember this");
        script.callTool();
        script.answer("Done, all of it [mem_a1].");
      }),
    ).toEqual(["Answering…", "Memory: 1 added", "Answer complete, 4 words"]);
  });

  it("says at once that a breakpoint holds the turn, and why", () => {
    const script = new SessionScript();
    script.say("forget it");
    const sentence = "The agent wants to delete “Likes tea.”.";
    const paused = {
      ...script.events.at(-1),
      sequence: script.events.length + 1,
      type: "turn-paused",
      breakpoint: "delete",
      sentence,
      toolCallId: null,
    };
    const before = { events: script.events.slice(), state: script.state };
    const after = { events: [...script.events, paused as SessionEvent], state: script.state };
    expect(announcementsBetween(before, after)).toEqual([
      { text: `Paused. ${sentence}`, urgency: "assertive" },
    ]);
  });

  it("says what the person does by hand at once", () => {
    const script = new SessionScript();
    const [first] = script.say("one");
    script.answer("two");
    expect(said(script, () => script.filter([first?.itemId ?? ""]))).toEqual(["Memory: 1 filtered"]);
  });

  it("says when the budget passes a mark, in either direction, and not in between", () => {
    const script = new SessionScript({ contextLimitTokens: 1_000 });
    expect(said(script, () => script.say("x".repeat(100)))).toEqual(["Answering…"]);
    script.answer("y", 1);
    const long = script.newItem({ kind: "user", author: "person", tokens: 500 });
    const say = () =>
      script.append({
        type: "turn-started",
        ...script.place("person"),
        turnId: "turn-2",
        text: "x",
        items: [long],
      });
    expect(said(script, say)).toContain("Context 75 % full, past the warning");
    expect(said(script, () => script.filter([long.itemId]))).toContain(
      "Context 25 % full, below the warning",
    );
  });

  it("says failures at once", () => {
    const script = new SessionScript();
    script.say("one");
    const before = { events: script.events.slice(), state: script.state };
    script.append({
      type: "turn-failed",
      ...script.place("app"),
      code: "model-timeout",
      message: "Too slow.",
    });
    expect(announcementsBetween(before, script)).toEqual([
      { text: "The answer failed. Too slow.", urgency: "assertive" },
    ]);
  });
});

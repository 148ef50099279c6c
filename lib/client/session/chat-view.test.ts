import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { chatView, withPending } from "./chat-view";

function lastTurn(script: SessionScript) {
  return chatView(script.state, script.events).at(-1);
}

describe("chatView", () => {
  it("puts operations before the text of the step that follows them", () => {
    const script = new SessionScript();
    script.say("remember this");
    script.callTool({ text: "Let me keep that." });
    script.callTool();
    script.answer("Done.");
    expect(
      lastTurn(script)?.parts.map((part) =>
        part.type === "operations" ? part.operations.map((operation) => operation.operation) : part.type,
      ),
    ).toEqual(["text", ["ADD", "ADD"], "text"]);
  });

  it("shows the text a turn began with, and no outcome for an answer", () => {
    const script = new SessionScript();
    script.say("Hello ", "world");
    script.answer("Hi");
    expect(lastTurn(script)).toMatchObject({
      text: "Hello world",
      userItemIds: ["item-2", "item-3"],
      outcome: null,
      status: "completed",
      footer: { modelLabel: "Scripted model", outputTokens: 2, reported: false },
    });
  });

  it("says why a message left the context, only when all of it left", () => {
    const script = new SessionScript();
    const [first, second] = script.say("one ", "two");
    script.answer("Hi");
    script.filter([first?.itemId ?? ""]);
    expect(lastTurn(script)?.userDeparture).toBeNull();
    script.filter([second?.itemId ?? ""]);
    expect(lastTurn(script)?.userDeparture).toEqual({
      label: "Left the context: removed by FILTER, similarity 0.80",
      kind: "gone",
      sequence: script.events.length,
    });
    script.restore([second?.itemId ?? ""]);
    expect(lastTurn(script)?.userDeparture).toBeNull();
    script.summarize([first?.itemId ?? "", second?.itemId ?? ""], "One and two.");
    expect(lastTurn(script)?.userDeparture).toMatchObject({ kind: "folded" });
  });

  it("tells honestly how a turn ended without an answer, and what is saved", () => {
    const script = new SessionScript();
    script.say("remember this");
    script.callTool();
    script.append({
      type: "turn-failed",
      ...script.place("app"),
      code: "model-timeout",
      message: "The model took too long.",
    });
    expect(lastTurn(script)?.outcome).toEqual({
      kind: "failed",
      title: "The answer failed",
      endedSequence: 6,
      explanation: "The model took too long.",
      saved: "Saved: your message and 1 memory change.",
    });
  });

  it("keeps the view of an ended turn until one of its items changes", () => {
    const script = new SessionScript();
    const [said] = script.say("one");
    script.answer("Hi");
    const [before] = chatView(script.state, script.events);
    script.say("two");
    script.answer("Ho");
    const [same] = chatView(script.state, script.events);
    expect(same).toBe(before);
    script.filter([said?.itemId ?? ""]);
    const [changed] = chatView(script.state, script.events);
    expect(changed).not.toBe(before);
  });

  it("adds a pending message until the log has its turn", () => {
    const script = new SessionScript();
    const pending = { turnId: "turn-1", text: "Hello" };
    expect(withPending(chatView(script.state, script.events), pending)).toMatchObject([
      { turnId: "turn-1", text: "Hello", isPending: true },
    ]);
    script.say("Hello");
    expect(withPending(chatView(script.state, script.events), pending)).toMatchObject([{ isPending: false }]);
  });
});

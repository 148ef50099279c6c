import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { placedMemoriesHeaders, renderedText, renderPrompt } from "./render-prompt";

describe("renderPrompt", () => {
  it("sends what is live, in order, and nothing that left", () => {
    const script = new SessionScript();
    const [gone] = script.say("gone");
    script.answer("Hello.");
    script.say("still here");
    script.filter([gone?.itemId ?? ""]);
    expect(renderPrompt(script.state)).toEqual([
      { role: "system", content: "You manage your own memory." },
      { role: "assistant", content: "Hello.", toolCalls: [] },
      { role: "user", content: "still here" },
    ]);
  });

  it("joins the pieces of a long message, also when one of them left", () => {
    const script = new SessionScript();
    const pieces = script.say("one ", "two ", "three");
    script.say("next message");
    expect(
      renderPrompt(script.state)
        .map((message) => message.content)
        .slice(1),
    ).toEqual(["one two three", "next message"]);
    script.filter([pieces[1]?.itemId ?? ""]);
    expect(renderPrompt(script.state)[1]?.content).toBe("one three");
  });

  it("puts results directly behind their call, whatever came in between, and hides a call without result", () => {
    const script = new SessionScript();
    script.say("hello");
    const toolCalls = ["a", "b", "open"].map((toolCallId) => ({
      toolCallId,
      toolName: "Add_memory",
      input: {},
    }));
    script.startStep();
    const call = script.finishStep({ text: "", toolCalls });
    const retrieved = {
      query: "q",
      topK: 3,
      metadataFilter: null,
      hits: [],
      alreadyInContext: [],
      nearMisses: [],
      searchedMemories: 0,
      embeddingModel: null,
    };
    const retrieve = (toolCallId: string | null, text: string) =>
      script.append({
        type: "memories-retrieved",
        ...script.place("agent"),
        ...retrieved,
        operation: "RETRIEVE",
        durationMs: 1,
        toolCallId,
        result: script.newItem({
          kind: "retrieved",
          text,
          ...(toolCallId && { toolCallId, toolName: "Retrieve_memory", callItemId: call.itemId }),
        }),
      });
    retrieve("a", "result a");
    retrieve(null, "placed");
    retrieve("b", "result b");
    const messages = renderPrompt(script.state).slice(2);
    expect(messages.map((message) => message.content)).toEqual([
      "",
      "result a",
      "result b",
      `${placedMemoriesHeaders.person}\nplaced`,
    ]);
    expect(messages[0]).toMatchObject({
      role: "assistant",
      toolCalls: [{ toolCallId: "a" }, { toolCallId: "b" }],
    });
  });
});

describe("renderedText", () => {
  it("counts what is sent beside the text: tool calls and the header of placed memories", () => {
    const toolCalls = [{ toolCallId: "a", toolName: "Add_memory", input: { content: "x" } }];
    expect(renderedText({ kind: "agent", author: "agent", text: "hi ", toolCalls })).toBe(
      `hi ${JSON.stringify(toolCalls)}`,
    );
    expect(renderedText({ kind: "retrieved", author: "person", text: "m" })).toBe(
      `${placedMemoriesHeaders.person}\nm`,
    );
    expect(renderedText({ kind: "retrieved", author: "app", text: "m", toolCallId: "a" })).toBe("m");
  });
});

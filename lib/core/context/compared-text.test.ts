import { describe, expect, it } from "vitest";
import { comparedText } from "./compared-text";
import { toolResult } from "./tool-result";

describe("comparedText", () => {
  it("is the text of a message as it is", () => {
    expect(comparedText({ kind: "user", text: '{"content":"typed by a person"}' })).toBe(
      '{"content":"typed by a person"}',
    );
  });

  it("is what a tool result says, without ids, figures and braces", () => {
    expect(
      comparedText({
        kind: "tool",
        text: toolResult.updated("mem_1", "Lives in Oslo.", "Lives in Bergen.", 2),
      }),
    ).toBe("Lives in Oslo.\nLives in Bergen.");
    expect(comparedText({ kind: "tool", text: toolResult.filtered({ items: 3, tokensFreed: 120 }) })).toBe(
      "",
    );
    expect(comparedText({ kind: "tool", text: "not json" })).toBe("not json");
  });

  it("is what an agent item says and what its calls are about", () => {
    const toolCalls = [
      { toolCallId: "1", toolName: "Retrieve_memory", input: { query: "football", top_k: 3 } },
      { toolCallId: "2", toolName: "Add_memory", input: "malformed" },
    ];
    expect(comparedText({ kind: "agent", text: "Looking.", toolCalls })).toBe("Looking.\nfootball");
  });
});

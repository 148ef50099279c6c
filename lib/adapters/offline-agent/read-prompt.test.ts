import type { LanguageModelV4Prompt } from "@ai-sdk/provider";
import { describe, expect, it } from "vitest";
import { summarizeHeader } from "@/lib/core/context/summarize-prompt";
import { readPrompt } from "./read-prompt";

const user = (text: string): LanguageModelV4Prompt[number] => ({
  role: "user",
  content: [{ type: "text", text }],
});
const said = (text: string): LanguageModelV4Prompt[number] => ({
  role: "assistant",
  content: [{ type: "text", text }],
});
const called = (toolCallId: string, toolName: string): LanguageModelV4Prompt[number] => ({
  role: "assistant",
  content: [{ type: "tool-call", toolCallId, toolName, input: { query: "home" } }],
});
const result = (toolCallId: string, toolName: string, value: object): LanguageModelV4Prompt[number] => ({
  role: "tool",
  content: [
    { type: "tool-result", toolCallId, toolName, output: { type: "text", value: JSON.stringify(value) } },
  ],
});
const read = (...prompt: LanguageModelV4Prompt) => readPrompt({ prompt });

describe("readPrompt", () => {
  it("tells the person's words from summaries, notices and placed memories", () => {
    const view = read(
      { role: "system", content: "You help." },
      user("[Summary of 4 items]\nThe person lives in Oslo."),
      user("Hello"),
      said("Hello!"),
      user("Where do I live?"),
      user(
        '[Memories placed by the person]\n{"retrieved":[{"memory_id":"mem_1","content":"Mara lives in Oslo.","memory_type":"general","metadata":{},"score":0.5}],"already_in_context":[]}',
      ),
      user("[Context budget] 90 of 100"),
    );
    expect(view).toMatchObject({
      request: "Where do I live?",
      summaries: ["The person lives in Oslo."],
      isOverBudget: true,
      transcript: null,
    });
    expect(view.earlier).toEqual([
      { author: "person", text: "Hello" },
      { author: "assistant", text: "Hello!" },
    ]);
    expect(view.memories.get("mem_1")?.content).toBe("Mara lives in Oslo.");
  });

  it("reads the steps of the running turn only", () => {
    const view = read(
      user("One"),
      called("a", "Retrieve_memory"),
      result("a", "Retrieve_memory", { retrieved: [] }),
      said("Done"),
      user("Two"),
      called("b", "Retrieve_memory"),
      result("b", "Retrieve_memory", { rejected: { code: "EMPTY_QUERY", reason: "Nothing to look for." } }),
    );
    expect(view.steps).toMatchObject([
      { operation: "RETRIEVE", input: { query: "home" }, outcome: { rejected: { code: "EMPTY_QUERY" } } },
    ]);
  });

  it("keeps memories as they were before the writes of the turn", () => {
    const hit = {
      retrieved: [
        {
          memory_id: "mem_1",
          content: "Mara lives in Bergen.",
          memory_type: "general",
          metadata: { slot: "home" },
          score: 0.5,
        },
      ],
    };
    const update = {
      updated: {
        memory_id: "mem_1",
        content: "Mara lives in Oslo.",
        previous_content: "Mara lives in Bergen.",
        version: 2,
      },
    };
    const turn = [
      user("I moved"),
      called("a", "Retrieve_memory"),
      result("a", "Retrieve_memory", hit),
      called("b", "Update_memory"),
      result("b", "Update_memory", update),
    ];
    expect(read(...turn).memories.get("mem_1")?.content).toBe("Mara lives in Bergen.");
    expect(read(...turn, said("Done"), user("Next")).memories.get("mem_1")).toMatchObject({
      content: "Mara lives in Oslo.",
      metadata: { slot: "home" },
    });
  });

  it("takes a budget notice for answered once a summary was made", () => {
    const before = [user("[Context budget] 90 of 100"), user("Hello")];
    expect(read(...before).isOverBudget).toBe(true);
    expect(
      read(
        ...before,
        called("a", "Summary_context"),
        result("a", "Summary_context", { summarized: { items: 2 } }),
      ).isOverBudget,
    ).toBe(false);
  });

  it("recognizes a call that only wants a summary", () => {
    expect(
      read({ role: "system", content: `${summarizeHeader}\nSummarize.` }, user("person: Hi")).transcript,
    ).toBe("person: Hi");
  });

  it("survives results that are no JSON of ours", () => {
    const broken: LanguageModelV4Prompt[number] = {
      role: "tool",
      content: [
        {
          type: "tool-result",
          toolCallId: "a",
          toolName: "Retrieve_memory",
          output: { type: "error-text", value: "boom" },
        },
      ],
    };
    expect(read(user("Hi"), called("a", "Retrieve_memory"), broken).steps).toMatchObject([
      { outcome: { rejected: { code: "UNREADABLE_RESULT" } } },
    ]);
  });
});

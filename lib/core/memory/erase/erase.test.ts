import { describe, expect, test } from "vitest";
import { toolResult } from "../../context/tool-result";
import type { SessionEvent } from "../../log/events";
import { eraseEvent, survivorsIn } from "./erase-event";
import { createSaysMatcher, eraseIn } from "./says";

const matcher = createSaysMatcher(["Mara's PIN is zeta-4711-kappa.", "Lives in Bergen by the sea."]);
const erase = (text: string) => eraseIn(text, matcher);

describe("finding what says it", () => {
  test.each([
    ["My PIN is zeta-4711-kappa, keep it. I like tea.", "[erased] I like tea."],
    ["I like tea. I live in Bergen, by the sea!", "I like tea. [erased]"],
    ["LIVES IN BERGEN BY THE SEA", "[erased]"],
    ["Bergen is rainy. The sea is cold.", "Bergen is rainy. The sea is cold."],
    ["", ""],
  ])("“%s”", (text, after) => {
    expect(erase(text)).toBe(after);
  });

  test.each([
    ["User writes firmware in C#.", "I write firmware in C++ at work.", false],
    ["User writes firmware in C#.", "I write firmware in C# at work.", true],
    ["Mia's blood group: A-", "My brother's blood group: A+", false],
    ["Lives in Riga", "Alex lives in Riga.", false],
    ["Lives in Riga", "Tom lives in Riga too.", false],
    ["Lives in Riga", "I live in Riga now.", true],
    ["The user takes 0.25 mg of clonazepam.", "I take 5 mg of clonazepam.", false],
    ["The user takes 0.25 mg of clonazepam.", "I take 0.25 mg of clonazepam at night.", true],
    ["The user was born on 3 May 1990.", "I was born on May 3rd, 1990.", true],
    ["🐙", "My favourite is 🦑.", false],
    ["Mara lives in Bergen.", "I live in Bergen.", true],
  ] as const)("“%s” in “%s”: %s", (memory, sentence, isSaid) => {
    expect(createSaysMatcher([memory]).stretchesIn(sentence).length > 0).toBe(isSaid);
  });

  test("every text that says it has one of the search words", () => {
    for (const text of ["my pin: zeta-4711-kappa", "living in Bergen near the sea"]) {
      const found = matcher.stretchesIn(text).length > 0;
      const isSearched = matcher.anyOf.some((word) => text.toLowerCase().includes(word));
      expect(found && !isSearched).toBe(false);
    }
  });
});

const envelope = {
  id: "e1",
  sessionId: "s",
  sequence: 1,
  schemaVersion: 2,
  at: "2026-11-22T12:00:00.000Z",
  by: "agent",
  turnId: null,
  step: null,
  memoryPosition: null,
} as const;
const all = new Set(["events", "proposals", "messages", "answers", "summaries"] as const);
const erasure = { matcher, memoryIds: new Set(["mem_a"]), places: all, erasedBy: "purge" };
const operation = { toolCallId: null, durationMs: 1 };
const item = (text: string) => ({
  itemId: "i",
  kind: "tool" as const,
  author: "app" as const,
  text,
  tokens: 3,
});
const written = {
  memoryType: "general",
  metadata: { pin: "zeta" },
  origin: "said-by-person" as const,
  source: null,
};

describe("erasing an event", () => {
  test("a memory's own event loses its words and keeps its place", () => {
    const event: SessionEvent = {
      ...envelope,
      ...operation,
      ...written,
      type: "memory-added",
      operation: "ADD",
      memoryPosition: 3,
      memoryId: "mem_a",
      version: 1,
      content: "Lives in Bergen by the sea.",
      result: item(toolResult.added("mem_a", "Lives in Bergen by the sea.")),
    };
    const erased = eraseEvent(event, erasure);
    expect(erased).toMatchObject({
      id: "e1",
      memoryPosition: 3,
      content: "",
      metadata: {},
      erasedBy: "purge",
    });
    expect(JSON.stringify(erased)).not.toContain("Bergen");
    expect(erased && "result" in erased && JSON.parse(erased.result?.text ?? "")).toMatchObject({
      added: { memory_id: "mem_a", content: "[erased]" },
    });
  });

  test("hits of other memories stay, also inside what the tool answered", () => {
    const hit = (memoryId: string, content: string) => ({
      memoryId,
      version: 1,
      content,
      memoryType: "general",
      metadata: {},
      score: 1,
      meaning: null,
      words: 1,
    });
    const hits = [
      hit("mem_a", "Lives in Bergen by the sea."),
      hit("mem_b", "Elin lives in Bergen by the sea."),
    ];
    const event: SessionEvent = {
      ...envelope,
      ...operation,
      type: "memories-retrieved",
      operation: "RETRIEVE",
      query: "home",
      topK: 3,
      metadataFilter: null,
      hits,
      alreadyInContext: [],
      nearMisses: [],
      searchedMemories: 2,
      embeddingModel: null,
      result: item(toolResult.retrieved(hits, [])),
    };
    const erased = eraseEvent(event, erasure);
    expect(erased).toMatchObject({
      hits: [{ content: "" }, { content: "Elin lives in Bergen by the sea." }],
    });
    expect(JSON.stringify(erased).match(/Bergen/g)).toHaveLength(2);
  });

  test("the words of a message behind a hit go with what they say, also where another memory stays", () => {
    const scored = { version: 1, memoryType: "general", metadata: {}, score: 1, meaning: null, words: 1 };
    const hits = [
      { ...scored, memoryId: "mem_a", content: "Lives in Bergen by the sea." },
      { ...scored, memoryId: "mem_b", content: "Is called Mara." },
    ];
    const at = "2026-11-22T12:00:00.000Z";
    const sources = new Map([
      ["mem_a", { quote: "My home? Bergen, of course.", at }],
      ["mem_b", { quote: "I'm Mara and I live in Bergen by the sea.", at }],
    ]);
    const event: SessionEvent = {
      ...envelope,
      ...operation,
      type: "memories-retrieved",
      operation: "RETRIEVE",
      query: "home",
      topK: 3,
      metadataFilter: null,
      hits,
      alreadyInContext: [],
      nearMisses: [],
      searchedMemories: 2,
      embeddingModel: null,
      result: item(toolResult.retrieved(hits, [], { sources })),
    };
    const erased = eraseEvent(event, erasure);
    expect(JSON.stringify(erased)).not.toContain("Bergen");
    expect(JSON.stringify(erased)).toContain("Is called Mara.");
  });

  test("only the chosen places lose their words, and each place is named", () => {
    const event: SessionEvent = {
      ...envelope,
      type: "step-finished",
      item: {
        ...item("You live in Bergen by the sea."),
        toolCalls: [
          { toolCallId: "c", toolName: "Add_memory", input: { content: "Lives in Bergen by the sea." } },
        ],
      },
      reasoning: "They live in Bergen by the sea.",
      toolCalls: [
        { toolCallId: "c", toolName: "Add_memory", input: { content: "Lives in Bergen by the sea." } },
      ],
      finishReason: "stop",
      usage: null,
      firstTokenMs: null,
      durationMs: 1,
    };
    expect(survivorsIn(event, erasure).map(({ place }) => place)).toEqual(["answers", "events"]);
    const erased = eraseEvent(event, { ...erasure, places: new Set(["events"]) });
    expect(erased).toMatchObject({ item: { text: "You live in Bergen by the sea." } });
    expect(JSON.stringify(erased).match(/Bergen/g)).toHaveLength(2);
    expect(eraseEvent(event, { ...erasure, places: new Set(["messages"]) })).toBeNull();
  });

  test("a tool name that the model made up goes, one of ours stays", () => {
    const rejected = (toolName: string): SessionEvent => ({
      ...envelope,
      ...operation,
      type: "operation-rejected",
      operation: null,
      toolName,
      input: { "Lives in Bergen by the sea": 1 },
      code: "UNKNOWN_TOOL",
      reason: "There is no such tool.",
      result: null,
    });
    expect(eraseEvent(rejected("Lives in Bergen by the sea"), erasure)).toMatchObject({
      toolName: "[erased]",
      input: { "[erased]": 1 },
    });
    expect(eraseEvent(rejected("Add_memory"), erasure)).toMatchObject({ toolName: "Add_memory" });
  });

  test("metadata of the memory go from what the tool answered too", () => {
    const hit = {
      memoryId: "mem_a",
      version: 1,
      content: "x",
      memoryType: "general",
      metadata: { pin: "zeta" },
    };
    const scored = { ...hit, score: 1, meaning: null, words: 1 };
    const event: SessionEvent = {
      ...envelope,
      ...operation,
      type: "memories-retrieved",
      operation: "RETRIEVE",
      query: "home",
      topK: 3,
      metadataFilter: null,
      hits: [scored],
      alreadyInContext: [],
      nearMisses: [],
      searchedMemories: 1,
      embeddingModel: null,
      result: item(toolResult.retrieved([scored], [])),
    };
    expect(JSON.stringify(eraseEvent(event, erasure))).not.toContain("zeta");
  });

  test("JSON that a person wrote has no names that stay", () => {
    const text = '{"type": "I live in Bergen by the sea."}';
    const event: SessionEvent = {
      ...envelope,
      type: "turn-started",
      text,
      items: [{ ...item(text), kind: "user", author: "person" }],
    };
    expect(JSON.stringify(eraseEvent(event, erasure))).not.toContain("Bergen");
  });

  test("what only the provider can read goes with the words beside it", () => {
    const thoughts = [{ modelId: "m", itemId: "rs_1", sealed: "gAAAA" }];
    const event: SessionEvent = {
      ...envelope,
      type: "step-finished",
      item: { ...item("Noted."), thoughts },
      reasoning: "They live in Bergen by the sea.",
      toolCalls: [],
      finishReason: "stop",
      usage: null,
      firstTokenMs: null,
      durationMs: 1,
    };
    expect(JSON.stringify(eraseEvent(event, erasure))).not.toContain("gAAAA");
  });
});

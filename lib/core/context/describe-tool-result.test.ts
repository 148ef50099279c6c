import { expect, test } from "vitest";
import { describeToolResult } from "./describe-tool-result";
import { toolResult } from "./tool-result";

const hit = {
  memoryId: "mem_a",
  version: 1,
  content: "Lives in Bergen.",
  memoryType: "general",
  metadata: {},
  score: 1,
  meaning: 1,
  words: 0,
};

test.each([
  [toolResult.retrieved([], []), "nothing found"],
  [toolResult.retrieved([hit], [hit, hit]), "1 memory: Lives in Bergen.; 2 in the context already"],
  [
    toolResult.retrieved([hit, { ...hit, content: "Likes tea." }], []),
    "2 memories: Lives in Bergen. · Likes tea.",
  ],
  [toolResult.added("mem_a", "Lives in Bergen."), "stored “Lives in Bergen.”"],
  [
    toolResult.updated("mem_a", "Lives in Oslo.", "Lives in Bergen.", 2),
    "“Lives in Bergen.” became “Lives in Oslo.”",
  ],
  [toolResult.deleted("mem_a", "Lives in Oslo."), "removed “Lives in Oslo.”"],
  [toolResult.summarized(6, 400, 90), "6 items summarized, 400 → 90 tokens"],
  [toolResult.filtered({ items: 1, tokensFreed: 20 }), "1 item removed, 20 tokens freed"],
  [
    toolResult.filtered({ items: 0, tokensFreed: 0, doubtful: ["The red one?"] }),
    "0 items removed, 0 tokens freed; left on a doubt: “The red one?”",
  ],
  [toolResult.rejected({ code: "EMPTY_QUERY", reason: "Say what." }), "refused: Say what."],
])("%s reads as %s", (text, line) => {
  expect(describeToolResult(text)).toBe(line);
});

test.each(["", "plain words", "{", "{}", "[1]", '{"retrieved":"x"}'])("%j is no result of ours", (text) => {
  expect(describeToolResult(text)).toBeNull();
});

import { expect, test } from "vitest";
import type { ScoredMemory } from "../log/memory-events";
import { shortResult } from "./short-result";
import { toolResult } from "./tool-result";

const hit = {
  memoryId: "mem_1",
  version: 2,
  content: "Lives in Bergen.",
  memoryType: "user_info",
  metadata: { next: "x", slot: "home" },
  score: 0.4,
  meaning: 0.4,
  words: 0,
} as unknown as ScoredMemory;

test("keeps ids, contents and what to do next, and nothing that a small model recites or copies into its next call", () => {
  const found = JSON.parse(shortResult(toolResult.retrieved([hit], [], { certainFrom: 0.69 })));
  expect(found.retrieved).toEqual([{ memory_id: "mem_1", content: "Lives in Bergen.", doubtful: true }]);
  expect(found.next).toMatch(/answer the person/);
  const updated = JSON.parse(
    shortResult(toolResult.updated("mem_1", "Lives in Oslo.", "Lives in Bergen.", 2)),
  );
  expect(updated).toEqual({ updated: { memory_id: "mem_1" }, next: expect.stringContaining("Done.") });
  const refused = shortResult(toolResult.rejected({ code: "EMPTY_QUERY", reason: "Say what." }));
  expect(JSON.parse(refused)).toMatchObject({ rejected: { code: "EMPTY_QUERY", reason: "Say what." } });
});

test("a trained policy reads no advice, but every reason", () => {
  const found = shortResult(toolResult.retrieved([hit], [], { certainFrom: 0.69 }), true);
  expect(JSON.parse(found)).toEqual({ retrieved: [{ memory_id: "mem_1", content: "Lives in Bergen." }] });
  const nothing = shortResult(toolResult.retrieved([], [], { certainFrom: 0.69 }), true);
  expect(JSON.parse(nothing)).toEqual({ retrieved: [] });
  const refused = shortResult(toolResult.rejected({ code: "EMPTY_QUERY", reason: "Say what." }), true);
  expect(JSON.parse(refused)).toEqual({ rejected: { code: "EMPTY_QUERY", reason: "Say what." } });
});

test("leaves what is no result of ours as it is", () => {
  for (const text of ["", "plain words", "[1]", "null", "{broken"]) expect(shortResult(text)).toBe(text);
});

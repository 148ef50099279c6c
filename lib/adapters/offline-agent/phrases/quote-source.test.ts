import { describe, expect, it } from "vitest";
import { readMemory } from "../extract-facts/read-memory";
import { quoteSources } from "./quote-source";

const today = new Date(2026, 11, 1, 12);
const saidAt = new Date(2026, 10, 22, 12).toISOString();
const reading = (content: string, said: string | null) =>
  readMemory({ memoryId: "mem_1", content, metadata: {}, score: 1, said, saidAt }, ["Mara"], today);

describe("quoteSources", () => {
  it("quotes the person's words with their day", () => {
    expect(quoteSources([reading("Mara lives in Oslo.", "I live in Oslo.")])).toBe(
      "You said: “I live in Oslo.” (22 November 2026).",
    );
  });

  it("leaves out whom the memory does not name: it may have been forgotten", () => {
    expect(quoteSources([reading("Mara has a sister called Eva.", "I have two sisters, Eva and Ida.")])).toBe(
      "You said: “I have two sisters, Eva and ….” (22 November 2026).",
    );
  });

  it("says nothing where there are no words, or too many", () => {
    expect(quoteSources([reading("Mara lives in Oslo.", null)])).toBe("");
    const many = ["one", "two", "three", "four"].map((word) =>
      reading("Mara lives in Oslo.", `I said ${word}.`),
    );
    expect(quoteSources(many)).toBe("");
  });

  it("shortens a long sentence", () => {
    expect(
      quoteSources([reading("Mara lives in Oslo.", `I live in Oslo ${"and so on ".repeat(50)}`)]).length,
    ).toBeLessThan(220);
  });
});

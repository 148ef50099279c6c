import { describe, expect, it } from "vitest";
import type { Memory } from "../log/memory";
import { decideAdd, decideDelete, decideUpdate } from "./decide-memory-change";

const memory: Memory = {
  memoryId: "mem_1",
  versions: [
    {
      memoryId: "mem_1",
      version: 3,
      content: "Lives in Bergen.",
      memoryType: "user_info",
      metadata: { slot: "home", since: 2020 },
      origin: "said-by-person",
      source: null,
      by: "agent",
      at: "",
      sessionId: "s",
      eventId: "e",
      validFrom: 5,
      validTo: null,
    },
  ],
};
const deleted: Memory = {
  ...memory,
  versions: memory.versions.map((version) => ({ ...version, validTo: 9 })),
};
const like = (content: string, meaning: number | null, sharedWords: number) => [
  { memoryId: "mem_1", content, meaning, sharedWords },
];

describe("decideAdd", () => {
  it("stores cleaned text with what the caller left out filled in", () => {
    expect(decideAdd({ content: "  Likes tea.\u0000 " }, [])).toEqual({
      ok: true,
      value: { content: "Likes tea.", memoryType: "general", metadata: {} },
    });
  });

  it("refuses a text that differs only in case and punctuation, and names the memory that says it", () => {
    expect(decideAdd({ content: "lives in BERGEN!" }, like("Lives in Bergen.", null, 0))).toMatchObject({
      error: { code: "DUPLICATE_MEMORY", memoryId: "mem_1" },
    });
  });

  it("refuses the same statement in other words only where meaning and words agree, and never across different numbers", () => {
    const code = (content: string, meaning: number | null) => {
      const decided = decideAdd({ content }, like("Swims in the lake every Sunday morning.", meaning, 0));
      return decided.ok ? "stored" : decided.error.code;
    };
    expect(code("Every Sunday morning swims in the lake", null)).toBe("DUPLICATE_MEMORY");
    expect(code("Swims in the cold lake every Sunday morning.", 0.75)).toBe("DUPLICATE_MEMORY");
    expect(code("Swims in the cold lake every Sunday morning.", 0.74)).toBe("stored");
    expect(code("Swims in the pool every Sunday evening.", 0.95)).not.toBe("DUPLICATE_MEMORY");
    expect(code("Swims 2 km in the lake every Sunday morning.", 0.99)).toBe("stored");
  });

  it("refuses what cannot hold beside a memory, and names the one to update", () => {
    const decided = decideAdd({ content: "I moved to Oslo." }, like("I live in Bergen.", 0.6, 0.2));
    expect(decided).toMatchObject({ error: { code: "CONTRADICTS_MEMORY", memoryId: "mem_1" } });
    expect(!decided.ok && decided.error.reason).toMatch(
      /“Oslo” and “Bergen”.*mem_1.*“I live in Bergen\.”.*update/,
    );
  });

  it("stores facts of which there may be several", () => {
    const stored = [
      ["Speaks French.", "Speaks Spanish."],
      ["Has a cat named Ebo.", "Has a dog named Ama."],
      ["Works as a baker.", "Works as a teacher."],
      ["Ran 10 km on Sunday.", "Ran 12 km on Monday."],
    ] as const;
    for (const [content, known] of stored)
      expect(decideAdd({ content }, like(known, 0.9, 0.5)).ok).toBe(true);
  });

  it("refuses what is empty or longer than a fact", () => {
    expect(decideAdd({ content: " \u0000 " }, [])).toMatchObject({ error: { code: "EMPTY_CONTENT" } });
    expect(decideAdd({ content: "x".repeat(4_001) }, [])).toMatchObject({
      error: { code: "CONTENT_TOO_LONG" },
    });
    expect(decideAdd({ content: "x".repeat(4_000) }, []).ok).toBe(true);
  });
});

describe("decideUpdate", () => {
  it("merges metadata over the old and keeps the type", () => {
    expect(
      decideUpdate({ memory_id: "mem_1", content: "Lives in Oslo.", metadata: { since: 2026 } }, memory),
    ).toMatchObject({
      value: {
        content: "Lives in Oslo.",
        memoryType: "user_info",
        metadata: { slot: "home", since: 2026 },
        previous: { version: 3 },
      },
    });
  });

  it("accepts a change of metadata alone, and refuses no change at all", () => {
    expect(
      decideUpdate({ memory_id: "mem_1", content: "Lives in Bergen.", metadata: { since: 2021 } }, memory).ok,
    ).toBe(true);
    expect(
      decideUpdate({ memory_id: "mem_1", content: "Lives in Bergen.", metadata: { since: 2020 } }, memory),
    ).toMatchObject({ error: { code: "UNCHANGED" } });
  });

  it("answers in the same words for an id that is unknown and for one that was deleted", () => {
    const input = { memory_id: "mem_1", content: "Lives in Oslo." };
    expect(decideUpdate(input, deleted)).toEqual(decideUpdate(input, null));
    expect(decideUpdate(input, null)).toMatchObject({ error: { code: "UNKNOWN_ID" } });
  });
});

describe("decideDelete", () => {
  it("needs a confirmation before it looks at anything, and a memory that is there", () => {
    expect(decideDelete({ memory_id: "mem_1", confirmation: false }, null)).toMatchObject({
      error: { code: "NOT_CONFIRMED" },
    });
    expect(decideDelete({ memory_id: "mem_1", confirmation: true }, deleted)).toMatchObject({
      error: { code: "UNKNOWN_ID" },
    });
    expect(decideDelete({ memory_id: "mem_1", confirmation: true }, memory)).toMatchObject({
      value: { version: 3 },
    });
  });
});

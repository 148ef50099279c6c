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
  { memoryId: "mem_1", version: 3, content, meaning, sharedWords },
];

describe("decideAdd", () => {
  it("stores cleaned text with what the caller left out filled in", () => {
    expect(decideAdd({ content: "  Likes tea.\u0000 " }, [])).toEqual({
      ok: true,
      value: { content: "Likes tea.", memoryType: "general", metadata: {}, neighbours: [] },
    });
  });

  it("refuses a text that differs only in case and punctuation, and names the memory that says it", () => {
    expect(decideAdd({ content: "lives in BERGEN!" }, like("Lives in Bergen.", null, 0))).toMatchObject({
      error: { code: "DUPLICATE_MEMORY", memoryId: "mem_1" },
    });
  });

  it("refuses the same claim in another form of speech, and nothing that only resembles a memory", () => {
    const decide = (content: string) =>
      decideAdd({ content }, like("The user swims in the lake every Sunday.", 0.95, 0.8));
    expect(decide("I swim in the lake every Sunday.")).toMatchObject({ error: { code: "DUPLICATE_MEMORY" } });
    expect(decide("The user swims in the cold lake every Sunday.")).toMatchObject({
      value: { neighbours: [{ memoryId: "mem_1", version: 3, relation: "resembles" }] },
    });
    expect(decide("The user swims in the pool every Monday.").ok).toBe(true);
  });

  it("stores what can hardly hold beside a memory, and names that memory first", () => {
    const known = [...like("Bergen is rainy.", 0.8, 0.3), ...like("I live in Bergen.", 0.6, 0.2)];
    expect(decideAdd({ content: "I moved to Oslo." }, known)).toMatchObject({
      value: {
        content: "I moved to Oslo.",
        neighbours: [{ content: "I live in Bergen.", relation: "contradicts" }, { relation: "near" }],
      },
    });
  });

  it.each([
    ["User writes firmware in C++.", "User writes firmware in C#."],
    ["User's sister's blood group: A+", "User's sister's blood group: A-"],
    ["The lab freezer is kept at -80 °C.", "The lab freezer is kept at 80 °C."],
    ["Shoe budget: < 100 EUR", "Shoe budget: > 100 EUR"],
    ["उसकी बेटी का नाम मीना है", "उसकी बेटी का नाम मोना है"],
    ["مستخدم يسكن في دبي", "مستخدم يسكن في لندن"],
    ["Дочь учится в третьем классе", "Дочь учится в пятом классе"],
    ["Flight LH 454 departs 2026-12-01.", "Flight LH 454 departs 2026-01-12."],
    ["The final ended 3-1 for Ajax.", "The final ended 1-3 for Ajax."],
    ["Maria Lopez works at Shell.", "Maria Ruiz works at Bosch."],
    ["Prof John Smith is 42 years old.", "Prof John Doe is 35 years old."],
    ["Favourite flag emoji: 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "Favourite flag emoji: 🏴󠁧󠁢󠁷󠁬󠁳󠁿"],
    ["Der Nutzer raucht.", "Der Nutzer raucht nicht."],
  ])("stores both “%s” and “%s”, also for an embedder that takes them for one", (known, added) => {
    expect(decideAdd({ content: added }, like(known, 1, 1))).toMatchObject({ value: { content: added } });
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

describe("a change of what was not seen", () => {
  it("is refused with the present text, and done on the version that holds", () => {
    const input = { memory_id: "mem_1", content: "Lives in Oslo." };
    expect(decideUpdate(input, memory, 2)).toMatchObject({
      error: { code: "CHANGED_MEANWHILE", present: { version: 3, content: "Lives in Bergen." } },
    });
    expect(decideUpdate(input, memory, 3).ok).toBe(true);
    expect(decideDelete({ memory_id: "mem_1", confirmation: true }, memory, 2)).toMatchObject({
      error: { code: "CHANGED_MEANWHILE" },
    });
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

import { describe, expect, test } from "vitest";
import type { MemoryVersion } from "../../log/memory";
import type { HealthKind } from "../memory-care";
import { unusedMemory } from "../memory-query";
import { findEverything, reportHealth } from "./health-report";
import { planFix } from "./plan-fix";

const nowMs = Date.parse("2026-11-26T00:00:00Z");
let position = 0;

function version(memoryId: string, content: string, extra: Partial<MemoryVersion> = {}): MemoryVersion {
  position += 1;
  return {
    memoryId,
    version: 1,
    content,
    memoryType: "general",
    metadata: {},
    origin: "said-by-person",
    source: null,
    by: "agent",
    at: "2026-11-25T00:00:00.000Z",
    sessionId: "s",
    eventId: `e${position}`,
    validFrom: position,
    validTo: null,
    ...extra,
  };
}

const used = { ...unusedMemory, retrievals: 3, lastUsedAt: "2026-11-25T00:00:00.000Z" };
const store = [
  version("mem_1", "Mara lives in Bergen."),
  version("mem_2", "Mara lives in Bergen!"),
  version("mem_3", "Mara lives in Oslo."),
  version("mem_4", "Has a golden retriever called Rex and a yacht."),
  version("mem_5", "Works as a marine biologist at the fjord lab and dives every Sunday."),
  version("mem_6", "The user dives every Sunday at the fjord lab.", { origin: "inferred-by-agent" }),
  version("mem_7", "Likes liquorice.", { at: "2026-01-01T00:00:00.000Z" }),
];
const input = {
  entries: store.map((entry) => ({
    version: entry,
    usage: entry.memoryId === "mem_7" ? unusedMemory : used,
    sessionTitle: null,
  })),
  sources: new Map([["mem_4", ["I have a dog."]]]),
  instructions: [],
  nowMs,
};
const everything = findEverything(input);
const items = (kind: HealthKind) => everything.filter((item) => item.kind === kind);
const facts = {
  nowMs,
  usageOf: (memoryId: string) => (memoryId === "mem_2" ? used : unusedMemory),
  unsupportedWords: () => 5,
};

describe("the health of a store", () => {
  test.each([
    ["duplicate", [["mem_1", "mem_2"]]],
    [
      "contradiction",
      [
        ["mem_1", "mem_3"],
        ["mem_2", "mem_3"],
      ],
    ],
    ["unsupported", [["mem_4"]]],
    ["echo", [["mem_6", "mem_5"]]],
    ["never-retrieved", [["mem_7"]]],
    ["stale", [["mem_7"]]],
  ] as const)("%s", (kind, expected) => {
    expect(items(kind).map((item) => item.memories.map(({ memoryId }) => memoryId))).toEqual(expected);
    expect(items(kind).every((item) => item.reason.length > 0)).toBe(true);
  });

  test("shows no check that is wrong too often, and names it", () => {
    const { sections, hidden } = reportHealth(input);
    expect(sections.map(({ kind }) => kind)).not.toContain("unsupported");
    expect(hidden.map(({ kind }) => kind)).toEqual(["near-duplicate", "unsupported"]);
    expect(
      sections.every(({ precision }) => precision === null || precision.right >= 0.9 * precision.found),
    ).toBe(true);
  });

  test("shows a dismissed finding no more, but keeps it to be brought back", () => {
    const [finding] = items("duplicate");
    const { sections, dismissed } = reportHealth(input, new Set([finding?.itemId ?? ""]));
    expect(sections.find(({ kind }) => kind === "duplicate")).toMatchObject({ count: 0, items: [] });
    expect(dismissed).toEqual([finding]);
  });

  test("two blood groups are two values and never a duplicate (M15)", () => {
    const groups = [
      version("mem_a", "Mia's blood group: A-"),
      version("mem_b", "Mia's blood group: A+", { version: 2 }),
      version("mem_c", "Blutgruppe von Mia: 0-"),
      version("mem_d", "Blutgruppe von Mia: 0+"),
    ];
    const entries = groups.map((entry) => ({ version: entry, usage: used, sessionTitle: null }));
    const found = findEverything({ ...input, entries, sources: new Map() });
    expect(found.filter(({ kind }) => kind === "duplicate" || kind === "near-duplicate")).toEqual([]);
  });

  test("a healthy store has nothing to show", () => {
    const [first] = input.entries;
    const healthy = reportHealth({ ...input, entries: first ? [first] : [], sources: new Map() });
    expect(healthy.sections.every(({ count }) => count === 0)).toBe(true);
    expect(healthy.checkedMemories).toBe(1);
  });
});

describe("the dry run of a fix", () => {
  test("of two that say the same, the used one stays", () => {
    expect(planFix("duplicate", items("duplicate"), facts).steps).toMatchObject([
      { memoryId: "mem_1", action: "delete", before: "Mara lives in Bergen.", after: null },
    ]);
  });

  test("of two that disagree, the newer stays, and no memory is named twice", () => {
    expect(
      planFix("contradiction", items("contradiction"), facts).steps.map(({ memoryId }) => memoryId),
    ).toEqual(["mem_1", "mem_2"]);
  });

  test("never both of a pair", () => {
    const trio = [version("a", "Likes tea."), version("b", "likes tea"), version("c", "LIKES TEA!")];
    const entries = trio.map((entry) => ({ version: entry, usage: unusedMemory, sessionTitle: null }));
    const found = reportHealth({ ...input, entries, sources: new Map() });
    const duplicates = found.sections.find(({ kind }) => kind === "duplicate")?.items ?? [];
    expect(duplicates).toHaveLength(3);
    const gone = new Set(planFix("duplicate", duplicates, facts).steps.map(({ memoryId }) => memoryId));
    expect(gone.size).toBe(2);
  });

  test("leaves what a rule cannot decide to the person", () => {
    const careful = { ...facts, unsupportedWords: () => 1 };
    expect(planFix("unsupported", items("unsupported"), careful)).toMatchObject({ steps: [], left: [{}] });
    expect(planFix("unsupported", items("unsupported"), facts).steps).toHaveLength(1);
    const young = [
      {
        itemId: "x",
        kind: "never-retrieved" as const,
        memories: [store[0] ?? version("x", "x")],
        reason: "",
      },
    ];
    expect(planFix("never-retrieved", young, facts)).toMatchObject({ steps: [], left: [{ itemId: "x" }] });
  });
});

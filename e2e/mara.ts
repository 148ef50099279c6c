import { expect } from "@playwright/test";

/** The conversation of the first journey: each of the six operations happens at least once. */
export const sayings = [
  "Hi! I'm Mara Lindqvist, I work as a marine biologist in Bergen and I'm allergic to peanuts.",
  "My sister Elin visits me on 14 March.",
  "What am I allergic to?",
  "I moved to Tromsø last week.",
  "Where do I live?",
  "Let me tell you about the football match yesterday: it rained, the referee was awful and we lost 3–1.",
  "The stadium sold out of hot dogs by half time.",
  "Please drop the football talk from our context.",
  "Summarize our conversation so far.",
  "Forget about my sister's visit.",
  "What do you know about me?",
] as const;

/** The question asked in a new session. */
export const lastSaying = "Where do I work and where do I live?";

/** One event as the log keeps it; loosely typed, because these tests read it like a stranger would. */
export type LoggedEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** Checks what the log of the first session must say, and the answers the person read. */
export function expectMarasLog(events: readonly LoggedEvent[], answers: readonly string[]): void {
  const ofType = (type: string) => events.filter((event) => event.type === type);
  for (const type of [
    "memory-added",
    "memory-updated",
    "memory-deleted",
    "memories-retrieved",
    "context-summarized",
    "context-filtered",
  ]) {
    expect(ofType(type), type).not.toHaveLength(0);
  }
  expect(answers[2]).toMatch(/peanut/i);
  expect(answers[4]).toMatch(/Tromsø/);
  expectMove(ofType("memory-updated"));
  expectFootballGone(events);
  expect(answers[10]).not.toMatch(/Elin/);
  expect(answers[10]).toMatch(/peanut/i);
}

function expectMove(updates: readonly LoggedEvent[]): void {
  expect(updates).toHaveLength(1);
  expect(updates[0]).toMatchObject({ by: "agent", version: 2 });
  expect(updates[0]?.previousContent).toMatch(/Bergen/);
  expect(updates[0]?.content).toMatch(/Tromsø/);
}

/** FILTER took messages 6 and 7 and their answers, and nothing else. */
function expectFootballGone(events: readonly LoggedEvent[]): void {
  const turns = events.filter((event) => event.type === "turn-started").map((event) => event.turnId);
  const footballTurns = new Set([turns[5], turns[6]]);
  const expected = events.flatMap((event) =>
    footballTurns.has(event.turnId as string) ? itemIdsOf(event) : [],
  );
  const filtered = events.filter((event) => event.type === "context-filtered");
  expect(filtered).toHaveLength(1);
  expect(new Set(filtered[0]?.removedItemIds as string[])).toEqual(new Set(expected));
}

function itemIdsOf(event: LoggedEvent): string[] {
  const items = [event.item, event.result, ...((event.items as unknown[]) ?? [])] as (
    | { itemId: string }
    | null
    | undefined
  )[];
  return items.flatMap((item) => (item ? [item.itemId] : []));
}

import type { SurvivorPlace } from "@/lib/core/memory/memory-care";

/** Where a fact can survive, in words, and what removing it there does. */
export const placeWords = {
  versions: { title: "Versions of the memory", effect: "The history of the memory goes with it." },
  events: {
    title: "The record of changes",
    effect: "The texts in these events are erased; that they happened stays on record.",
  },
  proposals: { title: "Proposals", effect: "Proposed texts are erased." },
  messages: { title: "What you said", effect: "These messages are emptied in their conversations." },
  answers: { title: "Answers", effect: "These answers of the agent are emptied." },
  summaries: {
    title: "Summaries",
    effect: "These summaries are emptied; conversations that go on lose them.",
  },
  "other-memories": { title: "Other memories that say the same", effect: "They are purged as well." },
} as const satisfies Record<SurvivorPlace, { title: string; effect: string }>;

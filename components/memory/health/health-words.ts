import type { HealthKind } from "@/lib/core/memory/memory-care";

/** What each finding means, in words, and what its fix would do. */
export const healthWords = {
  duplicate: {
    title: "Duplicates",
    meaning: "Memories that say the same in the same words.",
    fix: "Keep the older one and delete the rest",
    isUrgent: false,
  },
  "near-duplicate": {
    title: "Near duplicates",
    meaning: "Memories that say the same in other words.",
    fix: "Keep the fuller one and delete the rest",
    isUrgent: false,
  },
  contradiction: {
    title: "Contradictions",
    meaning: "Two memories that cannot both be true.",
    fix: "Keep the newer one and delete the older",
    isUrgent: true,
  },
  unsupported: {
    title: "Unsupported",
    meaning: "The message that the memory came from does not say it.",
    fix: "Cut the memory to what its source says",
    isUrgent: true,
  },
  echo: {
    title: "Echoes",
    meaning: "Text that came out of memory, or out of the instructions, and was stored again.",
    fix: "Delete the echo",
    isUrgent: true,
  },
  "never-retrieved": {
    title: "Never retrieved",
    meaning: "No search has brought it into a conversation yet.",
    fix: "Delete those that were never used",
    isUrgent: false,
  },
  stale: {
    title: "Stale",
    meaning: "About a time that is over, or unused for long.",
    fix: "Delete what is out of date",
    isUrgent: false,
  },
} as const satisfies Record<HealthKind, { title: string; meaning: string; fix: string; isUrgent: boolean }>;

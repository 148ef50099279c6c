import type { Actor, Origin } from "@/lib/core/log/memory";
import type { memoryTypes } from "@/lib/core/log/operations";

/** What a memory is about, in words; the keys are the paper's. */
export const memoryTypeWords = {
  general: "general",
  chat_info: "about a conversation",
  user_info: "about you",
  task_pipeline: "a way of working",
  knowledge: "knowledge",
  preference: "a preference",
} as const satisfies Record<(typeof memoryTypes)[number], string>;

/** The type in words; one that this version does not know is shown as it is. */
export function memoryTypeText(memoryType: string): string {
  return Object.entries(memoryTypeWords).find(([known]) => known === memoryType)?.[1] ?? memoryType;
}

export const originWords = {
  "said-by-person": "you said it",
  "edited-by-person": "you wrote it",
  "inferred-by-agent": "the agent inferred it",
  "from-pasted-text": "from pasted or imported text",
} as const satisfies Record<Origin, string>;

export const byWords = {
  person: "by you",
  agent: "by the agent",
  app: "by the app",
} as const satisfies Record<Actor, string>;

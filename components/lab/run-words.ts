import { countText } from "@/components/ui/number-text";
import { environmentTitles } from "@/lib/core/episode/environment/place";
import type { AblationName } from "@/lib/core/lab/ablations";
import type { LabRunEntry } from "@/lib/core/lab/lab-run";

const suiteWords: Readonly<Record<string, string>> = {
  "memops-tiny": "MemOps tiny",
  "memops-small": "MemOps small",
  "memops-medium": "MemOps medium",
  "memops-large": "MemOps large",
  ...environmentTitles,
};

/** What each preset of the paper takes apart. */
export const ablationWords: Readonly<Record<AblationName, string>> = {
  tools: "tools one by one",
  threshold: "FILTER's θ",
  distractors: "number of distractors",
  reward: "parts of the reward",
};

/** What a run is called: its suite and how many strategies it compares. */
export function runTitle({ manifest: { settings } }: Pick<LabRunEntry, "manifest">): string {
  const suite = suiteWords[settings.suite] ?? settings.suite;
  if (settings.ablation) return `${suite}, ablation: ${ablationWords[settings.ablation]}`;
  return `${suite}, ${countText(settings.strategies.length, "strategy", "strategies")}`;
}

/** Where a run stands. Nobody here knows whether a worker is on it: what is not finished can go on at any time. */
export function runState({ finishedAt, done, failed, cells }: LabRunEntry): string {
  const over = done + failed;
  return finishedAt ? `finished, ${countText(cells, "episode")}` : `${over} of ${cells} episodes`;
}

/** "n = 66 histories × 2 repeats" */
export function sizeText({ manifest: { settings } }: Pick<LabRunEntry, "manifest">): string {
  const histories = countText(settings.histories, "history", "histories");
  return settings.repeats === 1 ? histories : `${histories} × ${settings.repeats} repeats`;
}

/** What a speaker's scores say, and what they do not. */
export const speakerNotes = {
  scripted: "an oracle for the operations: it measures memory systems, not language",
  "built-in": "rules, not a language model",
  expert: "acts by knowing the world: it shows that it can be won, and says nothing about memory",
  model: "a language model",
} as const;

import type { WordSplit } from "./made-up-words";

/** What people put around a sentence when they say it casually. `{s}` is the sentence; the two splits share no frame but the bare one. */
const statementFrames: Readonly<Record<WordSplit, readonly string[]>> = {
  training: [
    "{s}",
    "By the way: {s}",
    "You know what? {s}",
    "{s} I thought you should know.",
    "A small update. {s}",
    "{s} Funny how things go.",
  ],
  "held-out": ["One more thing about us: {s}", "{s} There, now you have heard it.", "Listen. {s}"],
};

const questionFrames: Readonly<Record<WordSplit, readonly string[]>> = {
  training: ["{s}", "A quick question. {s}", "Tell me: {s}", "Hm. {s}"],
  "held-out": ["I forgot something. {s}", "Help me out here: {s}", "Once more for me. {s}"],
};

const frames = [statementFrames, questionFrames]
  .flatMap((bySplit) => Object.values(bySplit).flat())
  .map((frame) => frame.split("{s}") as [string, string])
  .filter(([before, after]) => before !== "" || after !== "");

/** A sentence of MemOps as somebody might say it in passing. */
export function casually(
  sentence: string,
  kind: "statement" | "question",
  split: WordSplit,
  random: () => number,
): string {
  const choices = (kind === "statement" ? statementFrames : questionFrames)[split];
  return (choices[Math.floor(random() * choices.length)] ?? "{s}").replace("{s}", () => sentence);
}

/** The sentence without what was put around it. */
export function plainSentence(said: string): string {
  for (const [before, after] of frames)
    if (said.length > before.length + after.length && said.startsWith(before) && said.endsWith(after))
      return said.slice(before.length, said.length - after.length);
  return said;
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  askRecall,
  certainty,
  compareRecall,
  limitsOfRecall,
  type RecallAnswer,
} from "@/lab/measures/recall-quality";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { certainFrom } from "@/lib/core/memory/certainty";
import { recallKinds, recallLanguages } from "./recall-case";
import { placedQuestions, recallMemories } from "./recall-set";

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
afterAll(() => encoder.close());

describe("the questions to conversations", () => {
  it("are three hundred and more, sixty of them not English, and name memories that exist", () => {
    const ids = new Set(recallMemories.map(([memoryId]) => memoryId));
    expect(ids.size).toBe(recallMemories.length);
    expect(placedQuestions.length).toBeGreaterThanOrEqual(300);
    expect(new Set(placedQuestions.map(({ question }) => question)).size).toBe(placedQuestions.length);
    expect(placedQuestions.filter(({ language }) => language !== "en").length).toBeGreaterThanOrEqual(60);
    for (const kind of recallKinds)
      expect(placedQuestions.filter((one) => one.kind === kind).length).toBeGreaterThanOrEqual(30);
    for (const language of recallLanguages)
      expect(placedQuestions.filter((one) => one.language === language).length).toBeGreaterThanOrEqual(12);
    for (const { kind, answers } of placedQuestions) {
      expect(answers.length > 0).toBe(kind !== "unanswerable");
      expect(answers.filter((answer) => !ids.has(answer))).toEqual([]);
    }
  });
});

describe("retrieval from conversations with the built-in embedder, on the half that nothing was chosen on", () => {
  let unseen: readonly RecallAnswer[] = [];
  beforeAll(async () => {
    unseen = (await askRecall(encoder)).filter(({ half }) => half === "unseen");
  }, 240_000);

  it("finds at least four points more among five than meaning and the memory's own words did", () => {
    expect(compareRecall(unseen.filter(({ kind }) => kind !== "unanswerable")).gain).toBeGreaterThanOrEqual(
      4,
    );
  });

  it("brings more right ones in fewer memories than three a question", () => {
    const { rightBefore, rightNow, broughtBefore, broughtNow } = limitsOfRecall(unseen);
    expect(rightNow).toBeGreaterThanOrEqual(rightBefore + 4);
    expect(broughtNow).toBeLessThan(broughtBefore);
  });

  it("is not certain of more questions that nothing answers", () => {
    const { wrongBefore, wrongNow } = certainty(unseen, certainFrom(encoder.model) ?? 0);
    expect(wrongNow).toBeLessThanOrEqual(wrongBefore);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type AskedQuestion,
  floorQuality,
  measureRetrieval,
  qualityOf,
  rankings,
  select,
} from "@/lab/measures/retrieval-quality";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { certainFrom } from "@/lib/core/memory/certainty";
import { questionKinds } from "./retrieval-case";
import { retrievalMemories, retrievalQuestions } from "./retrieval-set";

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
afterAll(() => encoder.close());

describe("the labelled questions", () => {
  it("are many enough, and name memories that exist", () => {
    const ids = new Set(retrievalMemories.map(([memoryId]) => memoryId));
    const questions = Object.values(retrievalQuestions).flat();
    expect(ids.size).toBe(retrievalMemories.length);
    expect(retrievalMemories.length).toBeGreaterThanOrEqual(200);
    expect(questions.length).toBeGreaterThanOrEqual(150);
    expect(retrievalQuestions.unanswerable.length).toBeGreaterThanOrEqual(40);
    expect(new Set(questions.map(([question]) => question)).size).toBe(questions.length);
    for (const kind of questionKinds) {
      for (const [, ...answers] of retrievalQuestions[kind]) {
        expect(answers.length > 0).toBe(kind !== "unanswerable");
        expect(answers.filter((answer) => !ids.has(answer))).toEqual([]);
      }
    }
  });
});

describe("retrieval with the built-in embedder", () => {
  let asked: readonly AskedQuestion[] = [];
  beforeAll(async () => {
    asked = await measureRetrieval(encoder);
  }, 120_000);

  it("finds at least as much among five as meaning alone and as words alone, and one less at most at once", () => {
    for (const kind of questionKinds.filter((one) => one !== "unanswerable")) {
      const own = select(asked, "both", kind);
      const app = qualityOf(own, rankings.app);
      for (const half of [qualityOf(own, rankings.meaning), qualityOf(own, rankings.words)]) {
        expect(app.recallAt1, `${kind} recall@1`).toBeGreaterThanOrEqual(half.recallAt1 - 1 / own.length);
        expect(app.recallAt5, `${kind} recall@5`).toBeGreaterThanOrEqual(half.recallAt5);
      }
    }
  });

  it("answers most questions about a time, on the half that nothing was chosen on", () => {
    const own = select(asked, "reported on", "temporal");
    expect(qualityOf(own, rankings.app).recallAt1).toBeGreaterThanOrEqual(0.85);
    expect(qualityOf(own, rankings["meaning + words"]).recallAt1).toBeLessThan(0.75);
  });

  it("marks hits as doubtful from a floor that is right on the half that nothing was chosen on", () => {
    const floor = certainFrom(encoder.model) ?? 0;
    const unseen = asked.filter(({ half }) => half === "reported on");
    expect(floorQuality(unseen, floor).wrongOnUnanswerable).toBeLessThanOrEqual(0.15);
    expect(floorQuality(unseen, floor).precision).toBeGreaterThanOrEqual(0.85);
  });
});

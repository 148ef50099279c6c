import { afterAll, describe, expect, it } from "vitest";
import { filterThresholdOf } from "@/lib/adapters/embeddings/filter-thresholds";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import {
  conversationsToReportOn,
  filterConversations,
} from "../sets/filter/conversations/filter-conversations";
import { casesToChooseOn, casesToReportOn } from "../sets/filter/filter-cases";
import { pastedTexts } from "../sets/filter/pasted-texts";
import { confusionAt, precisionOf, recallOf, scoreConversations } from "./conversation-filter";
import { chooseThreshold, qualityAt, scoreCases } from "./filter-quality";

const encoder = createSentenceEncoder({ rootFolder: `${import.meta.dirname}/../..` });
afterAll(() => encoder.close());

describe("filterThresholdOf", () => {
  it("is, for the built-in embedder, what the stated rule chooses on the labeled set", async () => {
    const threshold = filterThresholdOf(encoder.model);
    const chosenOn = await scoreCases(encoder, casesToChooseOn);
    const reportedOn = await scoreCases(encoder, casesToReportOn);
    expect(chooseThreshold(chosenOn)).toBeCloseTo(threshold, 2);

    const unseen = qualityAt(threshold, reportedOn);
    expect(unseen.precision).toBeGreaterThanOrEqual(0.95);
    expect(unseen.recallOrAsked).toBeGreaterThanOrEqual(0.95);

    const longTexts = new Set<string>(Object.values(pastedTexts));
    for (const scored of [...chosenOn, ...reportedOn]) {
      const lost = qualityAt(threshold, [scored]).wronglyRemovedItemIds;
      const texts = lost.map((itemId) => scored.state.items.get(itemId)?.text ?? "");
      expect(texts.filter((text) => longTexts.has(text))).toEqual([]);
    }
  }, 300_000);
});

describe("conversations", () => {
  it("lose what is meant, or are asked about it, and nothing else, in every language and as people type", async () => {
    expect(filterConversations.length).toBeGreaterThanOrEqual(60);
    const unseen = await scoreConversations(encoder, conversationsToReportOn);
    const languages = Map.groupBy(unseen, ({ conversation }) => conversation.language);
    expect(languages.size).toBe(5);
    for (const scored of languages.values()) {
      const confusion = confusionAt(filterThresholdOf(encoder.model), scored);
      expect(precisionOf(confusion)).toBeGreaterThanOrEqual(0.95);
      expect(recallOf(confusion)).toBeGreaterThanOrEqual(0.85);
      expect(recallOf(confusion, true)).toBeGreaterThanOrEqual(0.95);
    }
  }, 60_000);
});

import { describe, expect, it } from "vitest";
import { blindConversations, blindPairs, halfOfConversation, halfOfPair } from "./blind-sets";
import { questionsOf, toldConversations } from "./conversations";
import { halfOf } from "./half";
import { blindSupportCases } from "./support-cases";
import { blindTypedMessages } from "./typed-messages";
import { blindDistinctFacts } from "./wrong-refusals";

describe("the sets written without sight of the rules", () => {
  const questions = toldConversations.flatMap(questionsOf);

  it("are as many as promised, in as many languages", () => {
    expect(blindPairs.filter(({ language }) => language === "en").length).toBeGreaterThanOrEqual(120);
    expect(blindPairs.filter(({ language }) => language !== "en").length).toBeGreaterThanOrEqual(60);
    expect(new Set(blindPairs.map(({ language }) => language)).size).toBeGreaterThanOrEqual(7);
    expect(blindDistinctFacts.length).toBeGreaterThanOrEqual(60);
    expect(blindConversations.length).toBeGreaterThanOrEqual(60);
    expect(questions.length).toBeGreaterThanOrEqual(300);
    expect(blindTypedMessages.length).toBeGreaterThanOrEqual(150);
    expect(blindSupportCases.length).toBeGreaterThanOrEqual(50);
  });

  it("name sources that exist", () => {
    for (const conversation of toldConversations) {
      const ids = conversation.memories.map(([memoryId]) => memoryId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { kind, question, answers } of questionsOf(conversation)) {
        expect(answers.length > 0, question).toBe(kind !== "unanswerable");
        expect(answers.filter((answer) => !ids.includes(answer))).toEqual([]);
      }
    }
  });

  it("fall into two halves of nearly one size", () => {
    const shares = [
      blindPairs.map(halfOfPair),
      blindConversations.map(halfOfConversation),
      questions.map(({ half }) => half),
      blindTypedMessages.map(([message]) => halfOf(message)),
    ].map((halves) => halves.filter((half) => half === "tuning").length / halves.length);
    for (const share of shares) expect(Math.abs(share - 0.5)).toBeLessThan(0.07);
  });
});

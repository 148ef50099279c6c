import { describe, expect, it } from "vitest";
import type { Utterance } from "../utterance";
import { filterCriteria } from "./topic-criteria";

const today = new Date(2026, 10, 22, 12);
const said = (...texts: readonly string[]): readonly Utterance[] =>
  texts.flatMap((text) => [
    { author: "person" as const, text },
    { author: "assistant" as const, text: "Noted." },
  ]);

describe("filterCriteria", () => {
  it("takes the message that names the subject and those that go on with it", () => {
    const earlier = said(
      "I live in Oslo.",
      "Let me tell you about the football match yesterday: it rained and we lost 3–1.",
      "The stadium sold out of hot dogs by half time.",
      "My brother is called Max.",
    );
    expect(filterCriteria("football", earlier, today)).toEqual([
      "the football match yesterday: it rained and we lost 3–1. The stadium sold out of hot dogs by half time.",
    ]);
  });

  it("stops at facts, questions, commands, new subjects and another tense", () => {
    for (const next of [
      "I live in Oslo.",
      "Where do I live?",
      "Forget my job.",
      "By the way, the weather was bad.",
      "The soup is cold.",
    ]) {
      expect(filterCriteria("match", said("The match was awful.", next), today)).toEqual([
        "The match was awful.",
      ]);
    }
  });

  it("names long subjects pair by pair", () => {
    const earlier = said(
      "The election debate was boring.",
      "They argued about taxes.",
      "Nobody answered the questions.",
    );
    expect(filterCriteria("election", earlier, today)).toEqual([
      "The election debate was boring. They argued about taxes.",
      "Nobody answered the questions.",
    ]);
  });

  it("falls back to the name of the subject", () => {
    expect(filterCriteria("unicorn", said("I live in Oslo."), today)).toEqual(["unicorn"]);
  });
});

import { describe, expect, it } from "vitest";
import { readQuestions } from "./read-questions";

describe("readQuestions", () => {
  it("takes two questions in one sentence apart", () => {
    expect(
      readQuestions("Where do I work and where do I live?", []).map(({ slots }) => slots[0]?.slot),
    ).toEqual(["employer", "home"]);
  });

  it.each([
    ["What am I allergic to?", "allergy"],
    ["What's my name?", "name"],
    ["Do you know my name?", "name"],
    ["What is my sister called?", "relation"],
    ["What's my husband's name?", "relation"],
    ["Where does my brother live?", "about-relation"],
    ["When does my sister visit?", "event"],
    ["What do I do for a living?", "work"],
    ["Who do I work for?", "employer"],
    ["Which city do I live in?", "home"],
    ["Tell me where I live.", "home"],
    ["When is my birthday?", "birthday"],
    ["How old am I?", "age"],
    ["What languages do I speak?", "language"],
    ["Do I have any pets?", "pet"],
    ["What's my dog called?", "pet"],
    ["Am I vegetarian?", "diet"],
    ["What do I like?", "like"],
    ["What don't I like?", "dislike"],
    ["What's my favourite film?", "favourite"],
    ["Where am I from?", "origin"],
    ["Am I married?", "marital-status"],
    ["What are my plans?", "event"],
    ["What is my shoe size?", "attribute"],
  ])("routes %j to %s", (text, slot) => {
    expect(readQuestions(text, [])).toMatchObject([
      {
        about: "person",
        slots: [
          expect.objectContaining({ slot }),
          ...Array(readQuestions(text, [])[0]?.slots.slice(1).length ?? 0).fill(expect.anything()),
        ],
      },
    ]);
  });

  it.each([
    ["What's the capital of France?", "world"],
    ["Do you live in Oslo?", "assistant"],
    ["What do you think?", "assistant"],
    ["How do I cook rice?", "task"],
    ["Should I move to Oslo?", "task"],
    ["Can you write a poem about my cat?", "task"],
    ["When is Elin visiting?", "person"],
  ])("knows that %j is about the %s", (text, about) => {
    expect(readQuestions(text, ["Elin"])).toMatchObject([{ about }]);
  });

  it("insists on the words that no slot covers", () => {
    expect(readQuestions("Am I allergic to cats?", [])).toMatchObject([{ stems: ["cat"], isYesNo: true }]);
    expect(readQuestions("When is my dentist appointment?", [])).toMatchObject([
      { stems: ["dentist", "appointment"] },
    ]);
  });
});

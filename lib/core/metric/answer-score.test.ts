import { expect, test } from "vitest";
import { taskQuestionSchema } from "../episode/task";
import { abstains, scoreAnswer, wordOverlap } from "./answer-score";
import { mentions } from "./mentions";

const asked = (fields: Record<string, unknown>) =>
  taskQuestionSchema.parse({
    questionId: "q",
    text: "Where does Mira live?",
    kind: "recall",
    answer: "Porto",
    ...fields,
  });

test.each([
  ["She lives in Porto.", "Porto", true],
  ["The code is 15.", "5", false],
  ["Anna called.", "Ann", false],
  ["It weighs 0.25 mg.", "0.25 mg", true],
  ["她住在上海。", "上海", true],
  ["彼女は東京に住んでいます。", "東京", true],
  ["Er wohnt in Zürich.", "zürich", true],
  ["Sie heißt O\u2019Brien.", "O'Brien", true],
  ["Nothing.", "", false],
  ["I write C++ at work.", "C++", true],
  ["I write C++ at work.", "C", false],
  ["It weighs 0.5 mg.", "5 mg", false],
  ["It weighs 5.25 mg.", "5", false],
])("%s mentions %s: %s", (text, phrase, expected) => {
  expect(mentions(text, phrase)).toBe(expected);
});

test.each([
  ["I don't know.", true],
  ["I have no memory of that.", true],
  ["That was not mentioned.", true],
  ["Das weiß ich nicht.", true],
  ["No lo sé.", true],
  ["我不知道。", true],
  ["わかりません。", true],
  ["Mira lives in Porto.", false],
  ["I know: Porto.", false],
  ["", false],
])("%s abstains: %s", (text, expected) => {
  expect(abstains(text)).toBe(expected);
});

test("an answer is right when it says the gold answer or another right wording", () => {
  expect(scoreAnswer("Mira lives in Porto.", asked({}))).toMatchObject({ isRight: true, isExact: false });
  expect(scoreAnswer("the Porto", asked({}))).toMatchObject({ isRight: true, isExact: true, f1: 1 });
  expect(scoreAnswer("Oporto", asked({ alsoRight: ["Oporto"] })).isRight).toBe(true);
  expect(scoreAnswer("In Lisbon.", asked({ staleValues: ["Lisbon"] }))).toMatchObject({
    isRight: false,
    namesStaleValue: true,
  });
  expect(scoreAnswer("", asked({}))).toMatchObject({ isRight: false, isAbstention: false, f1: 0 });
});

test("what nobody can answer is right when the answer abstains", () => {
  const question = asked({ answer: null });
  expect(scoreAnswer("I do not know where she lives.", question).isRight).toBe(true);
  expect(scoreAnswer("In Porto.", question).isRight).toBe(false);
  expect(scoreAnswer("", question).isRight).toBe(false);
});

test("word overlap is the F1 of words", () => {
  expect(wordOverlap("a cat in Porto", "Porto")).toBeCloseTo(0.5);
  expect(wordOverlap("", "Porto")).toBe(0);
});

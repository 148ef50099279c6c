import { expect, test } from "vitest";
import { isTypedText } from "./typed-words";

const at = "2026-11-30T10:00:00.000Z";

test.each([
  ["Lives in Porto.", "I live in Porto now."],
  ["Wohnt seit Mai in Graz.", "Ich wohne seit Mai in Graz."],
  ["Apprend le piano depuis deux ans.", "J'apprends le piano depuis deux ans."],
  ["京都に住んでいます。", "私は京都に住んでいます。"],
  ["Ada is allergic to peanuts.", "I'm allergic to peanuts."],
])("%s was typed: %s", (content, typed) => {
  expect(isTypedText(content, typed, at)).toBe(true);
});

test.each([
  ["Lives in Portland.", "I live in Porto now."],
  ["The rent account is DE12.", "What is my rent account?"],
  ["The rent account is 1235.", "My rent account is 1234."],
  ["Trusts the bank ACME.", "Thanks, and how is the weather?"],
  ["Мой счёт для аренды: 12.", "Спасибо, какая погода?"],
  ["Lives in Porto.", " "],
  ["The user does not smoke.", "I smoke."],
  ["Der Nutzer raucht nicht.", "Ich rauche."],
  ["用户不喝酒。", "我喝酒。"],
])("%s was not typed: %s", (content, typed) => {
  expect(isTypedText(content, typed, at)).toBe(false);
});

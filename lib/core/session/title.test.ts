import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chosenTitle, chosenTitleMaxLength, titleOf } from "./title";

describe("the title that a message gives", () => {
  test.each([
    [
      "Hi! I'm Ada, I live in Lisbon and I'm allergic to peanuts.",
      "I'm Ada, I live in Lisbon and I'm allergic to peanuts",
    ],
    ["Hey, I'm Priya, backend engineer. I need help.", "I'm Priya, backend engineer"],
    ["Hello Sam! What should I cook tonight?", "What should I cook tonight?"],
    ["thanks. now shorten it please", "Now shorten it please"],
    ["Bonjour ! Je cherche un train pour Lyon.", "Je cherche un train pour Lyon"],
    ["Hola, ¿qué tiempo hace en Vigo?", "¿qué tiempo hace en Vigo?"],
    ["Guten Tag, ich heiße Karl.", "Ich heiße Karl"],
    ["你好！我住在上海。我喜欢茶。", "我住在上海"],
    ["こんにちは。京都への行き方を教えてください。", "京都への行き方を教えてください"],
    ["Привет! Меня зовут Оля.", "Меня зовут Оля"],
    ["مرحبا، أين أقرب محطة؟", "أين أقرب محطة؟"],
    ["## Plan\n\n- buy milk", "Plan"],
    ["**Look** at [the docs](https://a.example/x), please.", "Look at the docs, please"],
    ["```ts\nconst a = 1;\n```", "Const a = 1"],
    ["Compute 2 * 3 and keep snake_case alive", "Compute 2 * 3 and keep snake_case alive"],
    ["Summarize our conversation so far.", "Summarize our conversation so far"],
    ["hi", "Hi"],
    ["Hello there", "Hello there"],
    ["👍", "👍"],
    ["...", "..."],
    ["hey can you help me with my tax form", "Can you help me with my tax form"],
    ["iPhone or Pixel?", "iPhone or Pixel?"],
  ])("%j becomes %j", (message, title) => {
    expect(titleOf(message)).toBe(title);
  });

  test("is cut between words, and within an unspaced one between characters", () => {
    expect(titleOf(`Plan ${"holidays ".repeat(20)}`)).toBe(
      "Plan holidays holidays holidays holidays holidays holidays…",
    );
    expect(titleOf("漢".repeat(200))).toBe(`${"漢".repeat(59)}…`);
    expect(titleOf(`${"X".repeat(58)}👩‍👩‍👧‍👦👩‍👩‍👧‍👦`)).toBe(`${"X".repeat(58)}…`);
  });

  test("is one line of bounded length that begins with no half character, and never empty for a message with words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }), (message) => {
        const title = titleOf(message);
        expect(title.length).toBeLessThanOrEqual(60);
        expect(title).not.toMatch(/[\n\r\t]/);
        expect(title.isWellFormed()).toBe(true);
        expect(title === "").toBe(message.trim() === "");
      }),
    );
  });
});

describe("the title that a person chooses", () => {
  test("is one line, without controls that turn or hide text, and at most so long", () => {
    expect(chosenTitle("  Trip\n\tto   Oslo ")).toBe("Trip to Oslo");
    expect(chosenTitle("a\u202Eb\u200Bc")).toBe("abc");
    expect(chosenTitle("<b>bold</b> & **x**")).toBe("<b>bold</b> & **x**");
    expect(chosenTitle("word ".repeat(2_000)).length).toBeLessThanOrEqual(chosenTitleMaxLength);
    expect(chosenTitle("\u200B \n")).toBe("");
  });
});

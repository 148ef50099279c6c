import { describe, expect, test } from "vitest";
import { meantMemory } from "./meant-memory";

const memories = (...contents: readonly string[]) =>
  contents.map((content, index) => ({ memoryId: `mem_${index}`, content }));

describe("the memory that a person means", () => {
  test.each([
    ["Please forget who my dentist is.", null, ["Noor's dentist is Dr. Visser.", "Noor is vegan."], 0],
    ["Löscht bitte meinen Zahnarzt.", null, ["Noors Zahnarzt ist Dr. Visser.", "Noor ist vegan."], 0],
    ["Забудь, что я играю на скрипке.", null, ["Нур играет на скрипке.", "Нур живёт в Утрехте."], 0],
    ["バイオリンのことは忘れて。", null, ["ヌールはビーガンだ。", "ヌールはバイオリンを弾く。"], 1],
    ["I've moved to Amsterdam.", "I live in Amsterdam.", ["I live in Utrecht."], 0],
  ])("is the only one that shares a word or is contradicted: %s", (said, newText, contents, place) => {
    expect(meantMemory(said, newText, memories(...contents))?.memoryId).toBe(`mem_${place}`);
  });

  test.each([
    [
      "two share a word",
      "Forget my train and my dentist.",
      ["Takes the 7:42 train.", "Her dentist is Dr. Visser."],
    ],
    [
      "the word is in all of them",
      "Forget what you know about Noor.",
      ["Noor is vegan.", "Noor lives in Utrecht."],
    ],
    ["none shares a word", "Forget the name of my goldfish.", ["Noor is vegan.", "Noor lives in Utrecht."]],
    ["nothing was shown", "Forget my train.", []],
  ])("is nobody's guess where %s", (_why, said, contents) => {
    expect(meantMemory(said, null, memories(...contents))).toBeNull();
  });

  test("is not found by a new text that says nothing against it", () => {
    const shown = memories("Noor is vegan.");
    expect(meantMemory("My bike is green.", "My bike is green.", shown)).toBeNull();
  });
});

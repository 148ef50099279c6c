import { describe, expect, it } from "vitest";
import { mendWords } from "./mend-words";

describe("mendWords", () => {
  it.each([
    ["my nmae is Selma", "my name is Selma"],
    ["i wrok as a nurse", "i work as a nurse"],
    ["allergc to nuts", "allergic to nuts"],
    ["alergic to nuts", "allergic to nuts"],
    ["my brothr Nils", "my brother Nils"],
    ["remmember this", "remember this"],
  ])("mends %j, and says that it guessed", (text, mended) => {
    expect(mendWords(text)).toEqual({ text: mended, isGuessed: true });
  });

  it.each([
    ["whats my name", "what's my name"],
    ["im Tom", "I'm Tom"],
    ["were do i live", "where do i live"],
  ])("spells out %j without guessing", (text, mended) => {
    expect(mendWords(text)).toEqual({ text: mended, isGuessed: false });
  });

  it.each(["the other farther bother", "I love words", "Liev, Nmae and Wrok", "they were here", "a stud"])(
    "leaves %j alone",
    (text) => {
      expect(mendWords(text)).toEqual({ text, isGuessed: false });
    },
  );
});

import { describe, expect, it } from "vitest";
import { inFirstPerson } from "./first-person";

describe("inFirstPerson", () => {
  it.each([
    ["The user lives in Bergen.", "I live in Bergen."],
    ["The user's dog is called Rex.", "My dog is called Rex."],
    ["The user is allergic to nuts and has two cats.", "I am allergic to nuts and has two cats."],
    ["user studies law", "I study law"],
    ["The user watches films with the user’s sister.", "I watch films with my sister."],
    ["The user was born in 1989.", "I was born in 1989."],
    ["What is the user's job?", "What is my job?"],
  ])("tells “%s” as “%s”", (text, told) => {
    expect(inFirstPerson(text)).toBe(told);
  });

  it.each([
    "Jonas teaches history.",
    "Mara lives in Bergen.",
    "Wrote the user interface.",
    "",
    "Users of the app",
  ])("leaves “%s” as it is", (text) => {
    expect(inFirstPerson(text)).toBe(text);
  });
});

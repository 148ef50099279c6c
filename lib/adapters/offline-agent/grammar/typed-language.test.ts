import { describe, expect, it } from "vitest";
import { expandShorthand, withCapitals } from "./typed-language";

describe("withCapitals", () => {
  it.each([
    [
      "my brother jonas has 2 kids, ella (7) and noah (5)",
      "my brother Jonas has 2 kids, Ella (7) and Noah (5)",
    ],
    ["i live in de bilt now", "I live in De Bilt now"],
    ["my sister lives in new york", "my sister lives in New York"],
    ["we have two cats, momo and zaza", "we have two cats, Momo and Zaza"],
    ["what does kim do", "what does Kim do"],
    ["i have a dog called bruno", "I have a dog called Bruno"],
    ["my name is kofi mensah", "my name is Kofi Mensah"],
  ])("gives %j its names", (typed, read) => {
    expect(withCapitals(typed)).toBe(read);
  });

  it.each([
    "my boss shouted at me",
    "my cat food is gone",
    "my dog ate it",
    "please delete my cat allergy",
    "my sister works hard",
  ])("finds no name in %j", (typed) => {
    expect(withCapitals(typed)).toBe(typed);
  });

  it("leaves what was written with capitals as it is", () => {
    expect(withCapitals("My sister lives in Oslo, i think, and works in york.")).toBe(
      "My sister lives in Oslo, i think, and works in york.",
    );
  });
});

describe("expandShorthand", () => {
  it.each([
    ["my names kofi", "my name is kofi"],
    ["w my gf", "w my girlfriend"],
    ["living w my bf", "living with my boyfriend"],
    ["my cats name", "my cat's name"],
    ["when is my mums birthday", "when is my mum's birthday"],
    ["hes from tunis", "he is from tunis"],
    ["I'm an RN", "I'm an RN"],
    ["my names are Ana and Eva", "my names are Ana and Eva"],
  ])("reads %j as %j", (typed, read) => {
    expect(expandShorthand(typed)).toBe(read);
  });
});

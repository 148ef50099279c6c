import { describe, expect, it } from "vitest";
import { toFirstPerson, toSecondPerson, toThirdPerson } from "./grammatical-person";

const pairs = [
  [
    "I live in Tromsø (moved there in mid-November 2026)",
    "Mara Lindqvist lives in Tromsø (moved there in mid-November 2026)",
    "You live in Tromsø (moved there in mid-November 2026)",
  ],
  ["I am allergic to peanuts", "Mara Lindqvist is allergic to peanuts", "You are allergic to peanuts"],
  ["I do not eat meat", "Mara Lindqvist does not eat meat", "You do not eat meat"],
  [
    "My sister Elin visits on 14 March 2027",
    "Mara Lindqvist's sister Elin visits on 14 March 2027",
    "Your sister Elin visits on 14 March 2027",
  ],
  ["I was born in Kraków", "Mara Lindqvist was born in Kraków", "You were born in Kraków"],
  ["I grew up in Angola", "Mara Lindqvist grew up in Angola", "You grew up in Angola"],
  ["I can not stand olives", "Mara Lindqvist can not stand olives", "You can not stand olives"],
  [
    "I have a dog and live with my wife",
    "Mara Lindqvist has a dog and lives with Mara's wife",
    "You have a dog and live with your wife",
  ],
  [
    "My boss calls me on Friday",
    "Mara Lindqvist's boss calls Mara on Friday",
    "Your boss calls you on Friday",
  ],
  ["I never drink coffee", "Mara Lindqvist never drinks coffee", "You never drink coffee"],
] as const;

describe("grammatical person", () => {
  it.each(pairs)("tells %j of the person, to the person, and back", (first, third, second) => {
    expect(toThirdPerson(first, "Mara Lindqvist")).toBe(third);
    expect(toSecondPerson(first)).toBe(second);
    expect(toFirstPerson(third, ["Mara Lindqvist", "Mara"])).toBe(first);
  });

  it("uses a stand-in while the name is unknown", () => {
    expect(toThirdPerson("I live in Oslo with my dog", "The user")).toBe(
      "The user lives in Oslo with the user's dog",
    );
    expect(toFirstPerson("User is allergic to peanuts", ["User"])).toBe("I am allergic to peanuts");
  });

  it("keeps a name that is told, and pronouns of others", () => {
    expect(toFirstPerson("The user's name is Mara.", ["The user", "Mara"])).toBe("My name is Mara.");
    expect(toFirstPerson("Mara's husband Tom is vegan and he likes cats", ["Mara"])).toBe(
      "My husband Tom is vegan and he likes cats",
    );
    expect(toFirstPerson("The user lives in Oslo with her dog.", ["The user"])).toBe(
      "I live in Oslo with my dog.",
    );
  });

  it("leaves scores and ranges alone", () => {
    expect(toSecondPerson("It rained and we lost 3–1.")).toBe("It rained and you lost 3–1.");
  });
});

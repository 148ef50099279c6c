import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareMemories } from "./compare-memories";

const relationOf = (left: string, right: string, meaning: number | null = null) =>
  compareMemories(left, right, meaning).relation;

describe("compareMemories", () => {
  it.each([
    ["Mara lives in Bergen.", "mara LIVES in bergen!"],
    ["The user's dog is called Rex.", "My dog is named Rex."],
  ])("takes “%s” and “%s” for duplicates", (left, right) => {
    expect(relationOf(left, right)).toBe("duplicate");
  });

  it.each([
    ["Runs 10 km every Sunday morning.", "Every Sunday morning runs 10 km"],
    ["Noor speaks Arabic and Dutch.", "Noor speaks Dutch and Arabic."],
  ])("takes “%s” and “%s” for alike", (left, right) => {
    expect(relationOf(left, right)).toBe("near-duplicate");
  });

  it.each([
    ["Mara lives in Bergen.", "Mara moved to Tromsø.", "home"],
    ["The user's blood type is A+.", "The user's blood type is A-.", "“A+” and “A-”"],
    ["Mara's wife is called Ana.", "Mara's wife is Eva.", "name"],
    ["The user is vegetarian.", "I am vegan now.", "diet"],
    ["My phone number is 555 1234.", "My phone number is 555 9876.", "number"],
    ["Likes coffee.", "Does not like coffee.", "denies"],
    ["Likes coffee.", "Hates coffee.", "denies"],
    ["Prefers window seats.", "Prefers aisle seats.", "“aisle”"],
    ["The project deadline is on Friday.", "The project deadline is on Monday.", "project deadline"],
  ])("takes “%s” and “%s” for a contradiction and says why", (left, right, why) => {
    const { relation, reason, isCertain } = compareMemories(left, right, 0.9);
    expect(relation).toBe("contradiction");
    expect(reason).toContain(why);
    expect(isCertain).toBe(true);
  });

  it.each([
    ["Mara lives in Bergen.", "Jonas lives in Oslo."],
    ["Mara's sister Elin lives in Oslo.", "Mara lives in Bergen."],
    ["Mara lives in Norway.", "Mara lives in Bergen."],
    ["Mara once lived in Bergen.", "Mara once lived in Oslo."],
    ["Speaks Spanish.", "Speaks French."],
    ["Has a brother called Tom.", "Has a brother called Ben."],
    ["Elin helped Tom with Danish.", "Tom helped Elin with Danish."],
    ["Ran a marathon in 2019.", "Ran a marathon in 2021."],
    ["Maria Lopez works at Shell.", "Maria Ruiz works at Bosch."],
    ["Prof John Smith is 42 years old.", "Prof John Doe is 35 years old."],
    ["Dr Weber lives in Ulm.", "Dr Lang lives in Bonn."],
    ["Alex is vegan.", "Alex Novak eats meat."],
    ["Writes firmware in C++.", "Writes firmware in C#."],
    ["Use rebase instead of merge.", "Use merge instead of rebase."],
    ["The user's shoe size is 41.", "The user's ring size is 18."],
  ])("lets “%s” and “%s” stand beside each other", (left, right) => {
    expect(relationOf(left, right, 0.95)).toBe("different");
  });

  it("is not certain that a second name is a new one: there may be two dogs", () => {
    const compared = compareMemories("Ada's dog is called Rex.", "Ada's dog is called Bella.", 0.9);
    expect(compared).toMatchObject({ relation: "contradiction", isCertain: false });
  });

  it("is symmetric, and every text is a duplicate of itself", () => {
    const text = fc.array(
      fc.constantFrom(
        ..."Mara lives works in as a Bergen Oslo not likes coffee dog called Rex 3 10 Monday is never moved to".split(
          " ",
        ),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        text,
        text,
        fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
        (left, right, meaning) => {
          const [one, other] = [left.join(" "), right.join(" ")];
          expect(relationOf(one, other, meaning)).toBe(relationOf(other, one, meaning));
          expect(relationOf(one, one, meaning)).toBe("duplicate");
        },
      ),
    );
  });
});

describe("two values that may both hold", () => {
  it.each([
    ["The user's cat weighs 6 kilograms.", "The user's cat weighs 6 kg."],
    ["The dose is 500 mg.", "The dose is 0.5 g."],
    ["The rent is 900 euros.", "The rent is €900."],
    ["The meeting lasts 90 minutes.", "The meeting lasts 1.5 hours."],
    ["The appointment is on Monday.", "The appointment is at 9."],
    ["The meeting is at 10.", "The meeting is in room 4."],
    ["The shop is closed on Mondays.", "The shop is closed on Sundays."],
    ["The user's car is blue.", "The user's car is a Golf."],
    ["The user grew up in Rome.", "The user was born in Milan."],
    ["The user likes tea.", "The user doesn't like tea with milk."],
    ["The user runs 5 km on Mondays.", "The user runs 10 km on Sundays."],
    ["The user lives near Aldi.", "The user started a job at Aldi."],
  ])("“%s” and “%s” are no contradiction", (first, second) => {
    for (const meaning of [0.9, null])
      expect(compareMemories(first, second, meaning).relation).not.toBe("contradiction");
  });

  it.each([
    ["The dose is 500 mg.", "The dose is 5 g."],
    ["The user's rent is 900 euros.", "The user's rent is 950 euros."],
    ["The appointment is on Monday.", "The appointment is on Thursday."],
    ["The user was born in Rome.", "The user was born in Milan."],
    ["The user eats meat.", "The user doesn't eat any meat."],
  ])("“%s” and “%s” still are", (first, second) => {
    expect(compareMemories(first, second, 0.9).relation).toBe("contradiction");
  });
});

import { describe, expect, it } from "vitest";
import { extractFacts } from "./extract-facts";
import { knownPeople, knownPets } from "./known-people";

const today = new Date(2026, 10, 22, 12);

describe("knownPeople", () => {
  it("reads who is what out of memories", () => {
    const people = knownPeople([
      "Priya's husband is called Sander.",
      "Priya's daughter Mila is allergic to eggs.",
      "Priya has a brother called Aksel.",
      "The user's name is Priya.",
    ]);
    expect([...people]).toEqual([
      ["Sander", "husband"],
      ["Mila", "daughter"],
      ["Aksel", "brother"],
    ]);
    expect(knownPets(["Priya has a cat called Miso.", "Priya lives in Oslo."])).toEqual(["Miso"]);
  });

  it("lets a name stand for its relation", () => {
    const people = new Map([["Aksel", "brother"]]);
    expect(extractFacts("Aksel works as a fisherman.", today, people)).toMatchObject([
      { slot: "about-relation", key: "brother/work", statement: "My brother Aksel works as a fisherman" },
    ]);
    expect(extractFacts("Aksel works as a fisherman.", today)).toEqual([]);
    expect(extractFacts("Aksel and I work as fishermen.", today, people)).toEqual([]);
  });
});

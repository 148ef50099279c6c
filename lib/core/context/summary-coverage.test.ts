import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fact, mostHarmful, summaryCoverage } from "./summary-coverage";

function missing(original: string, summary: string): readonly string[] {
  const originals = [{ itemId: "i", kind: "user" as const, text: original }];
  return summaryCoverage(originals, summary).missing.map((fact) => `${fact.kind}: ${fact.text}`);
}

describe("summaryCoverage", () => {
  it("finds names, also where they open a sentence, and names only the missing words", () => {
    expect(missing("Hi! I'm Mara Lindqvist, I work in Bergen.", "Mara works by the sea.")).toEqual([
      "name: Lindqvist",
      "name: Bergen",
    ]);
    expect(missing("Elin visits me soon. Please tell me more.", "Someone visits.")).toEqual(["name: Elin"]);
    expect(missing("Nice to meet you. Done. What else?", "Greetings.")).toEqual([]);
    expect(missing("We met Elin's friends.", "They met friends of Elin.")).toEqual([]);
    expect(missing("Three offers came. Five rooms are left.", "Offers.")).toEqual([]);
  });

  it("reads dates in several forms as the same date", () => {
    expect(missing("My sister comes on 14 March.", "The sister comes March 14th.")).toEqual([]);
    expect(missing("My sister comes on 14 March.", "The sister comes 2026-03-14.")).toEqual([]);
    expect(missing("She comes on 14 March 2026.", "She comes on 14 March.")).toEqual(["date: 14 March 2026"]);
    expect(missing("She comes next Friday at 10:30.", "She comes.")).toEqual([
      "date: next Friday",
      "date: 10:30",
    ]);
    expect(missing("It may rain and they march on.", "Rain.")).toEqual([]);
  });

  it("compares numbers by value, not by spelling", () => {
    expect(missing("It costs 1,240 euros for three of us.", "1240 euros for 3 people.")).toEqual([]);
    expect(missing("we lost 3–1 and 12 % left", "we lost")).toEqual(["number: 3–1", "number: 12 %"]);
    expect(missing("it weighs 2,5 kg", "it weighs 2.5 kg")).toEqual([]);
  });

  it("finds rules whose subject or force is lost", () => {
    expect(
      missing("you must never serve peanuts to guests.", "Peanuts must never be served to guests."),
    ).toEqual([]);
    expect(missing("you must never serve peanuts to guests.", "Guests like peanuts.")).toEqual([
      "constraint: you must never serve peanuts to guests.",
    ]);
    expect(missing("keep at least two copies of every file.", "Files are kept in 2 copies.")).toEqual([
      "constraint: keep at least two copies of every file.",
    ]);
    expect(missing("must I bring anything?", "Nothing.")).toEqual([]);
  });

  it("shows rules first and says which originals said a fact", () => {
    const coverage = summaryCoverage(
      [
        { itemId: "a", kind: "user", text: "I saw Elin in Oslo." },
        { itemId: "b", kind: "agent", text: "So Elin was there; you should always call Elin first." },
        { itemId: "t", kind: "tool", text: "Stored as Memory 77." },
      ],
      "[Summary of 77 items]\nThey met.",
    );
    const standing = "lost";
    expect(coverage.missing).toEqual([
      { kind: "constraint", text: "you should always call Elin first.", standing, itemIds: ["b"] },
      { kind: "name", text: "Elin", standing, itemIds: ["a", "b"] },
      { kind: "name", text: "Oslo", standing, itemIds: ["a"] },
    ]);
    expect(coverage.facts).toEqual(coverage.missing);
  });

  it("tells what is kept, what only a memory holds, and what is lost", () => {
    const originals = [
      { itemId: "a", kind: "user" as const, text: "Elin comes on 14 March with 120 EUR, Zoë Müller too." },
      { itemId: "b", kind: "user" as const, text: "Петр живёт в Москве." },
    ];
    const { facts } = summaryCoverage(originals, "Elin and Zoë come.", ["Comes on March 14th."]);
    expect(facts.map(({ text, standing }) => `${standing}: ${text}`)).toEqual([
      "stored: 14 March",
      "lost: 120",
      "kept: Elin",
      "lost: EUR",
      "lost: Müller",
      "lost: Москве",
    ]);
    const other = summaryCoverage(originals, "Elin and Zoë come.", ["Петр живёт в Москве."]);
    expect(other.facts.filter(({ standing }) => standing === "stored").map(({ text }) => text)).toEqual([
      "Москве",
    ]);
  });

  it("does not let the header's count pass for a number that was said", () => {
    expect(missing("there were 16 boats", "[Summary of 16 items]\nBoats.")).toEqual(["number: 16"]);
  });

  it("leaves out what machines wrote, words of code, and single digits", () => {
    const original = [
      'The result was {"status":"ok","memories":[{"memory_id":"mem_1a2b","score":0.62}]}.',
      "We ran `SELECT name FROM Users` and then ALTER SYSTEM, a JOIN and NULL.",
      "```sql\nINSERT INTO Orders VALUES (17, 'Rotterdam');\n```",
      "There are 3 of them, score 0.6, and two more.",
      "We meet in Utrecht on 15 January with 120 EUR.",
    ].join("\n");
    expect(missing(original, "They meet.")).toEqual([
      "date: 15 January",
      "number: 120",
      "name: Utrecht",
      "name: EUR",
    ]);
  });

  it("finds decisions that a summary does not retell", () => {
    expect(missing("we decided to take trains rather than flights.", "Travel was discussed.")).toEqual([
      "decision: we decided to take trains rather than flights.",
    ]);
    expect(
      missing("we decided to take trains rather than flights.", "Decided: take trains rather than flights."),
    ).toEqual([]);
    expect(missing("have we decided on anything?", "Nothing.")).toEqual([]);
  });

  it("shows some of each kind first, however many there are of one", () => {
    const facts: Fact[] = [
      ...Array.from(
        { length: 9 },
        (_, index): Fact => ({ kind: "constraint", text: `rule ${index}`, standing: "lost", itemIds: [] }),
      ),
      { kind: "date", text: "20 May", standing: "lost", itemIds: [] },
      ...Array.from(
        { length: 9 },
        (_, index): Fact => ({ kind: "name", text: `name ${index}`, standing: "lost", itemIds: [] }),
      ),
    ];
    expect(mostHarmful(facts, 8).map(({ text }) => text)).toEqual([
      "rule 0",
      "rule 1",
      "rule 2",
      "rule 3",
      "20 May",
      "name 0",
      "name 1",
      "name 2",
    ]);
    expect(mostHarmful(facts.slice(0, 2), 8)).toHaveLength(2);
    expect(mostHarmful([], 8)).toEqual([]);
  });

  it("misses nothing when the summary is the original, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        expect(missing(text, text)).toEqual([]);
      }),
    );
    const words = fc.constantFrom(
      "Mara",
      "must",
      "never",
      "14 March",
      "3–1",
      "Oslo",
      "at least",
      "two",
      "boats",
      ".",
      ",",
      "10:30",
      "next week",
      "1,240",
      "I",
      "The",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        expect(missing(parts.join(" "), parts.join(" "))).toEqual([]);
      }),
    );
  });
});

import { expect, test } from "vitest";
import { matchedStretches } from "./matched-stretches";
import { unsupportedStretches } from "./unsupported-text";

const marked = (content: string, ...sources: string[]) =>
  unsupportedStretches(content, sources, "2026-11-30T10:00:00.000Z").map(({ start, end }) =>
    content.slice(start, end),
  );

test("marks what the message does not say", () => {
  expect(marked("Lives in Bergen with a golden retriever.", "I moved to Bergen last week.")).toEqual([
    "golden retriever",
  ]);
  expect(marked("Sister Elin lives in Gothenburg.", "My sister Elin came to visit.")).toEqual(["Gothenburg"]);
  expect(marked("Has 3 cats.", "I have two cats.")).toEqual(["3"]);
});

test("a paraphrase with the same content is supported", () => {
  expect(marked("The user lives in Tromsø.", "I live in Tromsø now!")).toEqual([]);
  expect(marked("Works as a marine biologist.", "I'm a marine biologist at the fjord lab.")).toEqual([]);
  expect(marked("Has two cats.", "I have 2 cats.")).toEqual([]);
});

test("a name in the place of a pronoun, and a date counted from the day of the message, are support", () => {
  expect(marked("Mara Lindqvist lives in Bergen.", "I live in Bergen.")).toEqual([]);
  expect(marked("Elin Berg works as a nurse.", "She works as a nurse.")).toEqual([]);
  expect(marked("The user flies to Lima on 1 December 2026.", "I fly to Lima tomorrow.")).toEqual([]);
  expect(marked("The user flew to Lima on 2026-11-29.", "I flew to Lima yesterday.")).toEqual([]);
  expect(marked("The user flies to Lima on 5 December 2026.", "I fly to Lima tomorrow.")).not.toEqual([]);
  expect(marked("Mara lives in Bergen.", "Bergen is where people live.")).toEqual(["Mara"]);
});

test("says nothing without a source, and keeps places exact beside emoji and right-to-left text", () => {
  expect(unsupportedStretches("Anything.", [], "2026-11-30T10:00:00.000Z")).toEqual([]);
  expect(marked("👩‍🔬 Likes קפה and granite.", "אני אוהבת קפה")).toEqual(["granite"]);
});

test("shows which words of a text a query has", () => {
  const text = "Mara lives in Tromsø; her cats live there too.";
  expect(
    matchedStretches(text, "where does she live").map(({ start, end }) => text.slice(start, end)),
  ).toEqual(["lives", "live"]);
  expect(matchedStretches(text, "the of")).toEqual([]);
});

import { describe, expect, it } from "vitest";
import { readRetractions } from "./read-retractions";

const today = new Date(2026, 10, 22, 12);
const read = (text: string) =>
  readRetractions(text, today).map(
    ({ fact, isExplicit }) =>
      `${fact.slot}${fact.key ? `/${fact.key}` : ""}=${fact.value}${isExplicit ? "" : "?"}`,
  );

describe("readRetractions", () => {
  it.each([
    ["I'm not vegan any more.", ["diet=vegan"]],
    ["I no longer work at Siemens.", ["employer=Siemens"]],
    ["I've given up tennis.", ["activity=tennis"]],
    ["I stopped playing chess.", ["activity=chess"]],
    ["I sold my car.", ["attribute/car=car"]],
    ["Luca and I broke up.", ["relation=Luca"]],
    ["My wife and I got divorced.", ["relation/wife=wife"]],
    ["We broke up.", ["relation=partner?"]],
    ["I quit my job.", ["work=job?"]],
    ["I'm not allergic to bees.", ["allergy=bees?"]],
    ["I don't have dogs.", ["pet/dog=a dog?"]],
  ])("reads %j", (text, retractions) => {
    expect(read(text)).toEqual(retractions);
  });

  it.each([
    "I sold a car.",
    "If I gave up tennis, I'd sleep.",
    "Did Luca and I break up?",
    "We split the bill.",
  ])("finds nothing in %j", (text) => {
    expect(read(text)).toEqual([]);
  });
});

import { expect, it } from "vitest";
import { replacedPhrase } from "./replaced-phrase";

it.each([
  ["The user is lactose intolerant.", "gluten intolerant", "The user is gluten intolerant."],
  ["The user has a dog called Bruno.", "a cat called bruno", "The user has a cat called Bruno."],
  ["Kofi works as a sound engineer.", "lighting engineer", "Kofi works as a lighting engineer."],
  [
    "The user's favourite colour is dark green.",
    "light green",
    "The user's favourite colour is light green.",
  ],
  ["The user's sister lives in New York.", "new orleans", "The user's sister lives in New Orleans."],
  ["The user is allergic to peanuts.", "allergic to walnuts", "The user is allergic to walnuts."],
  ["Ida's car is a red Volvo estate.", "a blue volvo estate", "Ida's car is a blue Volvo estate."],
  ["Ida writes firmware in C++.", "firmware in C#", "Ida writes firmware in C#."],
])("puts “%s” right by “%s”", (content, right, mended) => {
  const change = replacedPhrase(content, right);
  expect(change && content.replace(change.wrong, () => change.right)).toBe(mended);
});

it.each([
  ["The user lives in Oslo.", "gluten intolerant"],
  ["The user has a dog.", "a"],
  ["The user is lactose intolerant.", "lactose intolerant"],
  ["The user has the key.", "the other day"],
])("finds nothing in “%s” for “%s”", (content, right) => {
  expect(replacedPhrase(content, right)).toBeNull();
});

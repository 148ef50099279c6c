import { describe, expect, it } from "vitest";
import { isSameMemory } from "./same-claim";

describe("isSameMemory", () => {
  it.each([
    ["Likes tea.", "likes  tea!"],
    ["The user lives in Leeds.", "I live in Leeds."],
    ["Owns a blue Volvo", "The user owns a blue Volvo."],
    ["The user's dog is called Mochi.", "My dog is named Mochi."],
    ["The user has two cats.", "User has 2 cats."],
    ["Kofi doesn't eat pork.", "Kofi does not eat pork."],
    ["Lena was born on 3 May 1990.", "Lena was born on May 3, 1990."],
    ["The user's favourite colour is teal.", "Teal is the user's favourite colour."],
    ["The user's manager is Elif.", "Elif is the user's manager."],
    ["The user is allergic to nuts.", "Allergic to nuts"],
    ["Der Nutzer wohnt in Köln.", "der Nutzer wohnt in Köln"],
  ])("takes “%s” and “%s” for one", (left, right) => {
    expect(isSameMemory(left, right)).toBe(true);
    expect(isSameMemory(right, left)).toBe(true);
  });
});

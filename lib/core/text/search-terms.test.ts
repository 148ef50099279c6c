import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchTerms } from "./search-terms";

const isFound = (text: string, query: string) => {
  const terms = new Set(searchTerms(text));
  return searchTerms(query).filter((term) => terms.has(term)).length > 0;
};

describe("searchTerms", () => {
  it.each([
    ["用户对花生过敏", "花生"],
    ["用户养了一只叫豆豆的猫", "猫"],
    ["ユーザーは卵アレルギーがあります", "アレルギー"],
    ["ผู้ใช้แพ้ถั่วลิสง", "ถั่วลิสง"],
    ["사용자는 고양이를 키운다", "고양이"],
    ["Der Nutzer hat zwei Katzen.", "Katze"],
    ["Le gustan los niños y las flores de su jardín.", "niño"],
    ["Пользователь любит своих собак и кошек.", "собаки"],
    ["उसकी बेटी का नाम मीना है", "मीना"],
    ["Runs marathons in Zürich", "running Zurich"],
    ["Writes firmware in C++.", "C++"],
    ["The lab freezer is kept at -80 °C.", "-80"],
    ["Fritz!Box 7590", "7590"],
    ["The café's owner", "cafe"],
  ])("finds “%s” by “%s”", (text, query) => {
    expect(isFound(text, query)).toBe(true);
  });

  it("keeps apart what only looks alike", () => {
    expect(isFound("用户的生日是五月三日", "花猫")).toBe(false);
    expect(isFound("बहन का नाम मोना", "मीना")).toBe(false);
  });

  it("leaves out what says nothing, unless nothing else is there", () => {
    expect(searchTerms("What is the user allergic to?")).toEqual(["allerg"]);
    expect(searchTerms("who")).toEqual(["who"]);
  });

  it("gives each term once and none empty, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        const terms = searchTerms(text);
        expect(new Set(terms).size).toBe(terms.length);
        expect(terms.every((term) => term !== "")).toBe(true);
      }),
    );
  });
});

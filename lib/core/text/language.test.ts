import { describe, expect, it } from "vitest";
import { isEnglish, languageOf } from "./language";

describe("isEnglish", () => {
  it.each([
    "The user lives in Leeds and works as a nurse.",
    "im lactose intolerant btw",
    "Maria Lopez works at Shell.",
    "Björk plays in Kraków tomorrow night.",
    "chess",
    "camping trip",
    "42 + 7",
    "🐙",
    "",
  ])("reads “%s”", (text) => {
    expect(isEnglish(text)).toBe(true);
  });

  it.each([
    "Der Nutzer wohnt in Köln.",
    "Por cierto, fútbol: el Real ganó el partido anoche.",
    "Ma fille est allergique aux arachides.",
    "Mia figlia è allergica alle arachidi.",
    "Użytkownik nie je mięsa.",
    "Kullanıcı et yemez ve çay sever.",
    "用户对花生过敏",
    "ユーザーは京都が好きです",
    "Дочь учится в пятом классе",
    "مستخدم يسكن في دبي",
    "דני גר בעיר אילת",
    "उसकी बेटी का नाम मीना है",
    "ลูกชายชอบกินข้าว",
  ])("cannot read “%s”", (text) => {
    expect(isEnglish(text)).toBe(false);
  });
});

it("names the language of a sentence, and of nothing shorter", () => {
  expect(languageOf("Der Nutzer wohnt seit drei Jahren in Köln.")).toBe("de");
  expect(languageOf("boda")).toBeNull();
});

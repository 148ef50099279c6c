import { expect, test } from "vitest";
import { matchedStretches } from "./matched-stretches";
import { unsupportedInOneLanguage, unsupportedStretches } from "./unsupported-text";

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

test.each([
  ["Der Nutzer hat am 1. Dezember 2026 eine Prüfung.", "ich habe morgen eine Prüfung"],
  ["El examen del usuario es el 1 de diciembre de 2026.", "mi examen es mañana"],
  ["L'examen de l'utilisateur est le 1 décembre 2026.", "mon examen est demain"],
  ["O exame do usuário é em 1 de dezembro de 2026.", "meu exame é amanhã"],
  ["L'esame dell'utente è il 1 dicembre 2026.", "il mio esame è domani"],
  ["Экзамен пользователя 1 декабря 2026 года.", "у меня завтра экзамен"],
  ["用户的考试在2026年12月1日。", "我明天考试。"],
  ["ユーザーの試験は2026年12月1日です。", "明日試験です。"],
  ["사용자의 시험은 2026년 12월 1일이다.", "내일 시험이 있어요."],
])("a day counted from the message is support in other languages: “%s”", (content, source) => {
  expect(marked(content, source)).toEqual([]);
  expect(marked(content.replaceAll("2026", "2027"), source)).not.toEqual([]);
});

test("where the source is in another language, words cannot tell, and a person is shown nothing", () => {
  const shown = (content: string, source: string) =>
    unsupportedInOneLanguage(content, [source], "2026-11-30T10:00:00.000Z");
  expect(shown("The user is allergic to peanuts.", "我对花生过敏。")).toEqual([]);
  expect(shown("用户对花生过敏。", "I am allergic to peanuts.")).toEqual([]);
  expect(shown("用户住在北京。", "我喜欢喝茶。")).not.toEqual([]);
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

import { describe, expect, it } from "vitest";
import { isPointing, keyWordsOf } from "./filter-criteria";
import { type JudgedText, scoreTexts, wordEvidence } from "./filter-score";

const read = (text: string, meaning: number): JudgedText => ({ passages: [{ text, meaning }] });
const unread = (text: string): JudgedText => ({ passages: [{ text, meaning: null }] });

describe("scoreTexts", () => {
  it("adds what words say to what the meaning says", () => {
    const [both, neither] = scoreTexts("football", [
      read("A football match.", 0.4),
      read("The tax form.", 0.4),
    ]);
    expect(both?.score).toBeCloseTo(0.4 + wordEvidence, 5);
    expect(neither?.score).toBeCloseTo(0.4, 5);
  });

  it("is never above 1 nor below 0, however much speaks for a text or against it", () => {
    const [all, none] = scoreTexts("football", [read("football", 0.99), read("The tax form.", -0.2)]);
    expect(all).toEqual({ score: 1, bestPassageScore: 1 });
    expect(none).toEqual({ score: 0, bestPassageScore: 0 });
  });

  it.each([
    ["足球比赛", "顺便说说足球比赛，昨晚皇马赢了。", "我女儿对花生过敏，晚饭要避开。"],
    [
      "partido de fútbol",
      "Por cierto, fútbol: el Real ganó el partido anoche.",
      "Mi hija es alérgica al cacahuete.",
    ],
    ["サッカーの試合", "昨日のサッカーの試合はすごかった。", "卵アレルギーがある。"],
    ["การแข่งขันฟุตบอล", "การแข่งขันฟุตบอลเมื่อคืนสนุกมาก", "ลูกสาวแพ้ถั่วลิสง"],
    ["مباراة كرة القدم", "كانت مباراة كرة القدم رائعة أمس.", "ابنتي لديها حساسية من الفول."],
  ])("goes by words where no meaning is known: “%s”", (criteria, meant, other) => {
    const [first, second] = scoreTexts(criteria, [unread(meant), unread(other)]);
    expect(first?.score).toBe(1);
    expect(second).toEqual({ score: 0, bestPassageScore: 0, isByWords: true });
  });

  it.each([
    ["花", "我对花生过敏。"],
    ["京都", "東京都に住んでいます。"],
    ["ยา", "ยายของฉันอยู่เชียงใหม่"],
    ["고양이", "영양이 풍부한 음식을 먹어요."],
    ["화", "화요일에 만나요."],
  ])("takes nothing for “%s” within another word", (criteria, text) => {
    const [score] = scoreTexts(criteria, [unread(text)]);
    expect(score?.score).toBeLessThanOrEqual(0.25);
  });

  it("only doubts where half of the words are there and the meaning is unknown", () => {
    const texts = ["Ein neuer Laptop mit viel Speicher.", "Wir kaufen heute Brot."];
    const [laptop, bread] = scoreTexts("Laptop kaufen", texts.map(unread));
    for (const score of [laptop, bread]) expect(score).toMatchObject({ score: 0.25, isDoubtful: true });
  });

  it("does not let one relevant passage speak for a long message, but shows it", () => {
    const passages = [1, 0, 0].map((meaning) => ({ text: "x".repeat(600), meaning }));
    const [score] = scoreTexts("football", [{ passages }]);
    expect(score?.score).toBeCloseTo(1 / 3, 5);
    expect(score?.bestPassageScore).toBe(1);
  });

  it("scores a text without passages zero, and writes the same six decimals everywhere", () => {
    expect(scoreTexts("x", [{ passages: [] }])).toEqual([{ score: 0, bestPassageScore: 0 }]);
    expect(String(scoreTexts("y", [read("z", 0.94868329805)])[0]?.score)).toBe("0.948683");
  });
});

describe("criteria", () => {
  it.each([
    "that",
    "This.",
    "it",
    "this topic",
    "das",
    "Dieses Thema",
    "eso",
    "ese tema",
    "这个话题",
    "それ",
    "это",
    "vergiss das",
    "olvida este tema",
    "oublie ça",
    "dimentica questo",
    "забудь эту тему",
    "忘掉这个",
    "刚才的话题",
    "それを忘れて",
    "방금 주제",
    "انس ذلك",
    "इस बात को भूल जाओ",
    "หัวข้อนี้",
    "what I just said",
  ])("“%s” points at the last exchange", (criteria) => expect(isPointing(criteria)).toBe(true));

  it.each([
    "that match",
    "italy",
    "the weather",
    "das Fußballspiel",
    "这个比赛",
    "forget football",
    "забудь футбол",
    "忘掉足球",
    "이 영화",
    "",
  ])("“%s” names a subject", (criteria) => expect(isPointing(criteria)).toBe(false));

  it("is read for the words that name a subject", () => {
    expect(keyWordsOf("Small talk about the weather: rain, sun").map(({ word }) => word)).toEqual([
      "weather",
      "rain",
      "sun",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { findSource } from "./find-source";

const message = (text: string) => ({ itemId: "item-1", text });

describe("findSource", () => {
  it("quotes the sentence that a memory came from, at its exact place", () => {
    const text = "Hello! I moved to Bergen in March.  And you?";
    const source = findSource("Mara moved to Bergen in March.", message(text));
    expect(source).toMatchObject({ itemId: "item-1", quote: "I moved to Bergen in March." });
    expect(text.slice(source?.start, source?.end)).toBe(source?.quote);
  });

  it("prefers the sentence that shares most", () => {
    const source = findSource(
      "Works as a marine biologist",
      message("I like biologists. I work as a marine biologist."),
    );
    expect(source?.quote).toBe("I work as a marine biologist.");
  });

  it.each([
    [
      "I take 0.25 mg of clonazepam at night. My old dose was 5 mg of clonazepam.",
      "User takes 0.25 mg of clonazepam at night.",
      "I take 0.25 mg of clonazepam at night.",
    ],
    [
      "The tank holds 1.5 litres of antifreeze.",
      "The tank holds 1.5 litres of antifreeze.",
      "The tank holds 1.5 litres of antifreeze.",
    ],
    [
      "My doctor is Dr. Lee at St. Mary's. Lee also runs marathons.",
      "User's doctor is Dr. Lee at St. Mary's.",
      "My doctor is Dr. Lee at St. Mary's.",
    ],
    [
      "Hi! my wifi is called Fritz!Box 7590 & friends",
      "Wifi is called Fritz!Box 7590 & friends",
      "my wifi is called Fritz!Box 7590 & friends",
    ],
    ["我住在上海。我对花生过敏。", "用户对花生过敏。", "我对花生过敏。"],
    ["ich wohn in Graz und arbeite als Koch", "Wohnt in Graz.", "ich wohn in Graz und arbeite als Koch"],
    ["Ciao! Abito a Torino da anni.", "L'utente abita a Torino.", "Abito a Torino da anni."],
    ["Привет. Я живу в Казани.", "Пользователь живёт в Казани.", "Я живу в Казани."],
    ["안녕하세요. 저는 부산에 살아요.", "사용자는 부산에 산다.", "저는 부산에 살아요."],
    ["مرحبا. أسكن في دبي منذ عام.", "المستخدم يسكن في دبي", "أسكن في دبي منذ عام."],
  ])("quotes whole sentences: “%s”", (text, content, quote) => {
    expect(findSource(content, message(text))?.quote).toBe(quote);
  });

  it("finds nothing where too little is shared, and for text of common words only", () => {
    expect(findSource("Enjoys winter sports", message("I'm allergic to peanuts."))).toBeNull();
    expect(findSource("It is what it is", message("It is."))).toBeNull();
  });
});

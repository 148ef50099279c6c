import { describe, expect, it } from "vitest";
import { createAssistantStudio } from "@/lib/testing/assistant-studio";

/** What the person types, what the answer must match, and what the store must hold afterwards where it is named. */
type Line = readonly [typed: string, answer: RegExp, contents?: readonly string[]];

const dialogues: Readonly<Record<string, readonly Line[]>> = {
  "small letters": [
    [
      "im tove, 31, living in gent with my gf ines and our dog pixel",
      /Nice to meet you, Tove.*31.*Gent/s,
      [
        "The user's name is Tove.",
        "Tove was 31 years old in November 2026.",
        "Tove lives in Gent.",
        "Tove's girlfriend is called Ines.",
        "Tove has a dog called Pixel.",
      ],
    ],
    ["whats my dogs name", /Pixel \[/],
  ],
  "a receipt": [
    [
      "i work as a baker, mostly nights",
      /Kept 1 of 2, not kept: “mostly nights”\. Say “keep that”/,
      ["The user works as a baker."],
    ],
    ["keep that", /remember/, ["The user works as a baker.", "The user said: “mostly nights”."]],
    ["ugh what a day, my boss shouted at me", /not kept: “ugh what a day, my boss shouted at me”\.$/],
    ["what did i tell you about my boss", /in this conversation you said: “ugh what a day, my boss/],
  ],
  "who is meant": [
    ["my mum is called brigitte", /mother|mum/],
    ["her bday is june 3rd", /mum Brigitte's birthday|birthday/],
    ["when is my mums birthday?", /3 June/],
  ],
  "letters beyond ASCII": [
    [
      "My shop is called Panadería y Café.",
      /Panadería y Café/,
      ["The user's shop is called Panadería y Café."],
    ],
    ["What's coming up?", /^(?!.*Panader)/s],
  ],
  "other languages": [
    ["Je m'appelle Léa et j'habite à Lyon.", /“Je m'appelle Léa et j'habite à Lyon”/, []],
    ["Me llamo Lucía y me gusta el té.", /“Me llamo Lucía y me gusta el té”/, []],
    ["私の名前は健太です。", /“私の名前は健太です。?”/, []],
    ["keep that", /“私の名前は健太です。?”/, ["The user said: “私の名前は健太です。”."]],
  ],
  "dates in digits": [
    ["My exam is on 05/13/2027.", /13 May 2027/],
    [
      "My flight is on 04/05/2027.",
      /“04\/05\/2027”: 4 May 2027 or 5 April 2027\?.*“My flight is on 04\/05\/2027\.”/,
    ],
    ["april 5", /flight is on 5 April 2027/],
    ["When is my flight?", /5 April 2027/],
  ],
  "what was meant": [
    ["I am lactose intolerant.", /lactose/],
    ["Sorry, I meant gluten intolerant.", /gluten intolerant \[/, ["The user is gluten intolerant."]],
    ["im allergic to peanuts", /peanuts/],
    [
      "wait i meant im allergic to walnuts",
      /walnuts/,
      ["The user is gluten intolerant.", "The user is allergic to walnuts."],
    ],
  ],
  "what was forgotten": [
    ["I live in Graz.", /Graz/],
    ["Forget where I live.", /forgotten that you live in Graz/, []],
    ["Where do I live?", /^I have no memory of where you live/],
  ],
  help: [
    ["ok what can you actually do", /Tell me about yourself/],
    ["what can i do here", /Tell me about yourself/],
  ],
};

describe.each(Object.entries(dialogues))("%s", (_, lines) => {
  it("goes as written", async () => {
    const studio = createAssistantStudio();
    for (const [typed, answer, contents] of lines) {
      const turn = await studio.tell(typed);
      expect(turn.answer, typed).toMatch(answer);
      if (contents) expect((await studio.contents()).toSorted(), typed).toEqual(contents.toSorted());
    }
  });
});

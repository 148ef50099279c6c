import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentencesOf, splitSentences } from "./sentences";

const read = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe("sentencesOf", () => {
  it.each([
    [
      "I take 0.25 mg of clonazepam at night. My old dose was 5 mg.",
      ["I take 0.25 mg of clonazepam at night.", "My old dose was 5 mg."],
    ],
    ["The tank holds 1.5 litres of antifreeze.", ["The tank holds 1.5 litres of antifreeze."]],
    [
      "My doctor is Dr. Lee at St. Mary's. Lee also runs marathons.",
      ["My doctor is Dr. Lee at St. Mary's.", "Lee also runs marathons."],
    ],
    ["He works at U.S. Steel in Gary. He likes it.", ["He works at U.S. Steel in Gary.", "He likes it."]],
    ["I live in the U.S. My brother does not.", ["I live in the U.S.", "My brother does not."]],
    ["The train leaves at 10.30 p.m. on Friday.", ["The train leaves at 10.30 p.m. on Friday."]],
    ["It leaves at 10.30 p.m. We wait.", ["It leaves at 10.30 p.m.", "We wait."]],
    ["my wifi is called Fritz!Box 7590 & friends", ["my wifi is called Fritz!Box 7590 & friends"]],
    ["Yahoo! is old. Jeopardy! too.", ["Yahoo! is old.", "Jeopardy! too."]],
    ["The author is J. R. R. Tolkien. I like him.", ["The author is J. R. R. Tolkien.", "I like him."]],
    [
      "Use e.g. Postgres 16.2, i.e. the new one. Done.",
      ["Use e.g. Postgres 16.2, i.e. the new one.", "Done."],
    ],
    ["Wir treffen uns am 3. Mai in Köln. Es regnet.", ["Wir treffen uns am 3. Mai in Köln.", "Es regnet."]],
    ["Ich nehme z. B. Tee. Und Kaffee.", ["Ich nehme z. B. Tee.", "Und Kaffee."]],
    ["我对花生过敏。我住在上海！你呢？", ["我对花生过敏。", "我住在上海！", "你呢？"]],
    ["मुझे चाय पसंद है। मैं पुणे में रहता हूँ।", ["मुझे चाय पसंद है।", "मैं पुणे में रहता हूँ।"]],
    ["I said no. Then I left. Page p. 5, No. 7.", ["I said no.", "Then I left.", "Page p. 5, No. 7."]],
    ["I got an A. She got a B.", ["I got an A.", "She got a B."]],
    ["See node.js and example.com. It works", ["See node.js and example.com.", "It works"]],
    ["First line\nsecond line", ["First line", "second line"]],
    ["Room No. 5 is free. Really?! Yes!", ["Room No. 5 is free.", "Really?!", "Yes!"]],
    [
      "Bei Dr. med. Weber, bis 31. Dez. 2027. Danach nicht.",
      ["Bei Dr. med. Weber, bis 31. Dez. 2027.", "Danach nicht."],
    ],
    ["Born on Jan. 5, 1990 at 5 Elm St. in Leeds.", ["Born on Jan. 5, 1990 at 5 Elm St. in Leeds."]],
    ["I live on Elm St. My sister is in Apt. 4B.", ["I live on Elm St.", "My sister is in Apt. 4B."]],
    [
      "Vivo en la Av. Colón 3. Nació en EE. UU. en 2010.",
      ["Vivo en la Av. Colón 3.", "Nació en EE. UU. en 2010."],
    ],
    ["Il dott. Rossi abita al 3 bd. Hugo. Bene.", ["Il dott. Rossi abita al 3 bd. Hugo.", "Bene."]],
    [
      "Живу на ул. Ленина, д. 5, кв. 12. Мне нравится.",
      ["Живу на ул. Ленина, д. 5, кв. 12.", "Мне нравится."],
    ],
    ["मैं डॉ. शर्मा के पास जाता हूँ। वे अच्छे हैं।", ["मैं डॉ. शर्मा के पास जाता हूँ।", "वे अच्छे हैं।"]],
    ["ฉันไปหา ดร. สมชาย กินยา 0.25 มก. ทุกคืน", ["ฉันไปหา ดร. สมชาย กินยา 0.25 มก. ทุกคืน"]],
    ["「行きます。」と言った。帰った。", ["「行きます。」と言った。", "帰った。"]],
    ["Mieszkam przy ul. Długiej 5. Lubię to.", ["Mieszkam przy ul. Długiej 5.", "Lubię to."]],
    ["", []],
    ["  \n ", []],
  ])("reads “%s”", (text, sentences) => {
    expect(read(text)).toEqual(sentences);
  });

  it("loses nothing, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(splitSentences(text).join("")).toBe(text);
        for (const { start, end } of sentencesOf(text))
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
      }),
    );
  });

  it("reads a hundred thousand characters without a line break in a moment", () => {
    const started = performance.now();
    expect(sentencesOf(`${"Dr. Lee took 0.25 mg at 10 p.m. today. ".repeat(2_600)}`)).toHaveLength(2_600);
    expect(sentencesOf("x".repeat(100_000))).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

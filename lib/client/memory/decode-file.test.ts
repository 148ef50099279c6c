import { describe, expect, it } from "vitest";
import { decodeFile } from "./decode-file";

/** The bytes of a text in an encoding of one or two bytes a character: the platform decodes such encodings, but does not write them. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, readonly number[]>();
  const learn = (bytes: readonly number[]) => {
    const [character, ...more] = decoder.decode(Uint8Array.from(bytes));
    if (character && more.length === 0 && character !== "\ufffd" && !bytesOf.has(character))
      bytesOf.set(character, bytes);
  };
  for (let first = 0; first < 256; first += 1) learn([first]);
  for (let first = 0x81; first < 256; first += 1)
    for (let second = 0x40; second < 256; second += 1) learn([first, second]);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = bytesOf.get(character);
      if (!bytes) throw new Error(`${character} is not in ${encoding}`);
      return bytes;
    }),
  );
}

const samples = [
  ["windows-1252", "- Wohnt in Zürich, mag Käse\n"],
  ["windows-1252", "- Habite à Liège, préfère le thé\n- Née à Besançon\n"],
  ["windows-1252", "Vive en Málaga, tiene una niña\n"],
  ["windows-1250", "- Mieszka w Łodzi, w śródmieściu\n- Lubi żółty ser i pączki\n- Boi się pająków\n"],
  ["windows-1251", "- Живёт в Казани\n- Любит чай\n"],
  ["koi8-r", "- Живёт в Казани\n- Любит чай\n"],
  ["windows-1253", "- Ζει στην Αθήνα και πίνει τσάι\n"],
  ["windows-1255", "- גר בחיפה\n- אוהב תה\n"],
  ["windows-1256", "- يسكن في دبي\n- يحب الشاي\n"],
  ["shift_jis", "- 京都に住んでいる\n- 紅茶が好き\n"],
  ["euc-jp", "- 京都に住んでいる\n- 紅茶が好き\n"],
  ["euc-kr", "- 서울에 산다\n- 차를 좋아한다\n"],
  [
    "gb18030",
    "- 住在根特，在一家面包店工作，已经有十一年了\n- 喜欢喝茶，不喜欢咖啡\n- 有两只狗，一只叫豆豆，一只叫花花\n",
  ],
  [
    "big5",
    "- 住在台北，在一家麵包店工作，已經有十一年了\n- 喜歡喝茶，不喜歡咖啡\n- 有兩隻狗，一隻叫豆豆，一隻叫花花\n",
  ],
] as const;

describe("decodeFile", () => {
  it("reads the seven bits of mail from Japan by their marks", () => {
    const bytes = new TextEncoder().encode("- \u001b$BEl5~\u001b(B\n");
    expect(decodeFile(bytes)).toMatchObject({ text: "- 東京\n", encoding: "iso-2022-jp" });
  });

  it.each(samples)("finds %s by its bytes and says so", (encoding, text) => {
    const decoded = decodeFile(encode(text, encoding));
    expect(decoded.text).toBe(text);
    expect(decoded.note).toContain("not in UTF-8");
  });

  it("offers the right encoding where a short text gives too little to go by", () => {
    for (const [encoding, text] of [
      ["gb18030", "住在根特"],
      ["big5", "住在台北"],
      ["windows-1250", "Łódź"],
    ] as const)
      expect(decodeFile(encode(text, encoding)).candidates).toContain(encoding);
  });

  it("reads UTF-8 and UTF-16, with their marks and without, and says nothing of it", () => {
    const text = "- Lives in Zürich\r\n- 住在根特 🏴󠁧󠁢󠁷󠁬󠁳󠁿\r\n";
    const big = Buffer.from(text, "utf16le").swap16();
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(text, "utf16le"),
      Buffer.from(`\ufeff${text}`, "utf16le"),
      big,
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ])
      expect(decodeFile(bytes)).toMatchObject({ text, note: null });
  });

  it.each([
    ["windows-1252", "- Mag Käse", "- Wohnt in Zürich"],
    ["shift_jis", "- 京都に住んでいる、紅茶が好き", "- 名古屋で生まれた"],
    ["windows-1251", "- Любит чай и пироги", "- Живёт в Казани"],
  ])(
    "reads a file that is half UTF-8 and half %s line by line, and names the lines",
    (encoding, other, utf8) => {
      const bytes = Buffer.concat([
        Buffer.from(`${utf8}\n- plain\n`),
        encode(`${other}\n`, encoding),
        Buffer.from(utf8),
      ]);
      const decoded = decodeFile(bytes);
      expect(decoded.text).toBe(`${utf8}\n- plain\n${other}\n${utf8}`);
      expect(decoded.note).toMatch(/partly in UTF-8 and partly in .*: line 3 was read/);
    },
  );

  it("reads a file as a person says, and counts what that cannot read", () => {
    const bytes = encode("住在根特", "gb18030");
    expect(decodeFile(bytes, "gb18030")).toMatchObject({ text: "住在根特", note: null });
    expect(decodeFile(bytes, "utf-8").note).toContain("cannot be read");
  });

  it("throws at no bytes at all", () => {
    for (const bytes of [[], [0xff], [0, 0, 0, 0], [0xef, 0xbb, 0xbf, 0xff], [0x80, 0x81, 0x8d, 0x0a, 0xff]])
      expect(decodeFile(Uint8Array.from(bytes)).text).toEqual(expect.any(String));
  });
});

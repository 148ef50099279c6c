import chardet from "chardet";
import { encodingWord } from "./encoding-words";

/** A file as text, and how its bytes were read. */
export interface DecodedFile {
  readonly text: string;
  /** The label of the encoding, as the Encoding Standard has it. */
  readonly encoding: string;
  /** Encodings that its bytes may be in, the likeliest first; one alone when there is no doubt. */
  readonly candidates: readonly string[];
  /** What to know about how it was read; null for plain UTF-8. */
  readonly note: string | null;
}

/** Windows has more characters at the same places; pages and programs read the older names as these. */
const widerEncodings: Readonly<Record<string, string>> = {
  "iso-8859-1": "windows-1252",
  "iso-8859-7": "windows-1253",
  "iso-8859-8": "windows-1255",
  "iso-8859-9": "windows-1254",
};

/** Encodings that are offered besides those found, because short texts give little to go by. */
const offered = ["windows-1252", "windows-1250", "windows-1251", "shift_jis", "gb18030", "big5", "euc-kr"];

/** Bytes that are looked at to find an encoding. */
const sampleSize = 256 * 1024;

/**
 * Decodes the bytes of a text file: by its byte order mark, as UTF-8 where they are, otherwise by the encoding that its bytes look like. Where lines
 * are in another encoding than the rest, each is read in its own, and named. With `encoding`, the bytes are read as a person said.
 */
export function decodeFile(bytes: Uint8Array, encoding?: string): DecodedFile {
  if (encoding !== undefined) return asSaid(bytes, encoding);
  const marked = byMark(bytes) ?? byZeroBytes(bytes);
  if (marked)
    return {
      text: decode(bytes, marked) ?? lossy(bytes, marked),
      encoding: marked,
      candidates: [marked],
      note: null,
    };
  const text = decode(bytes, "utf-8");
  if (text !== null) return { text, encoding: "utf-8", candidates: ["utf-8"], note: null };
  return decodeLines(bytes);
}

function asSaid(bytes: Uint8Array, encoding: string): DecodedFile {
  const text = lossy(bytes, encoding);
  const lost = text.split("\ufffd").length - 1;
  const note =
    lost > 0
      ? `As ${encodingWord(encoding)}, ${lost.toLocaleString("en")} places of the file cannot be read.`
      : null;
  return { text, encoding, candidates: candidatesOf(bytes), note };
}

/** Strict: null when the bytes are not in the encoding. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // The platform throws the same for bytes that do not fit and for a name that it does not know: neither can be read.
    return null;
  }
}

function lossy(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function byMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  // Mail from Japan switches its letters by these marks, in seven bits: as UTF-8 they would be signs.
  if (bytes.some((byte, at) => byte === 0x1b && /^[$(][@BJ]/.test(asciiAt(bytes, at + 1))))
    return "iso-2022-jp";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf && decode(bytes, "utf-8") !== null
    ? "utf-8"
    : null;
}

function asciiAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 2));
}

/** UTF-16 without a mark: spaces, digits and line ends have a zero byte, always on the same side. */
function byZeroBytes(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, sampleSize);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = Math.max(even, odd);
  if (bytes.length % 2 === 1 || most < Math.max(2, sample.length / 100) || Math.min(even, odd) > most / 20)
    return null;
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  return decode(bytes, encoding) === null ? null : encoding;
}

/** Encodings that the bytes can be in, the likeliest first. */
function candidatesOf(bytes: Uint8Array): readonly string[] {
  const sample = bytes.subarray(0, sampleSize);
  const found = chardet.analyse(sample).flatMap(({ name, confidence }) => {
    const lower = name.toLowerCase();
    const encoding = widerEncodings[lower] ?? lower;
    const text = decode(bytes, encoding);
    return text === null || encoding === "ascii"
      ? []
      : [{ encoding, weight: confidence * plausibility(text.slice(0, 10_000)) }];
  });
  const ordered = found.toSorted((one, other) => other.weight - one.weight).map(({ encoding }) => encoding);
  return [...new Set([...ordered, ...offered.filter((encoding) => decode(bytes, encoding) !== null)])];
}

/** The share of a text's foreign characters that stand as people write: letters, not signs, and no capital behind a small letter. */
function plausibility(text: string): number {
  const foreign = text.match(/\P{ASCII}/gu)?.length ?? 0;
  const odd =
    text.match(/[\u0080-\u009f\u2500-\u25ff\ue000-\uf8ff¤¦¬¯±¶¸¹²³¼½¾]|\p{Ll}\p{Lu}|\p{Lu}\p{Ll}\p{Lu}/gu)
      ?.length ?? 0;
  return foreign === 0 ? 1 : Math.max(0.05, 1 - (2 * odd) / foreign);
}

/** Bytes that are not UTF-8 as a whole: in one other encoding, or some lines in UTF-8 and some not. */
function decodeLines(bytes: Uint8Array): DecodedFile {
  const lines = splitLines(bytes);
  const foreign = lines.filter(({ text }) => text === null);
  const candidates = candidatesOf(joined(foreign.map((line) => line.bytes)));
  const [encoding] = candidates;
  if (encoding === undefined) {
    const text = lossy(bytes, "utf-8");
    return {
      text,
      encoding: "utf-8",
      candidates: [],
      note: `Some places of the file are in no encoding that is known here; they show as “\ufffd”.`,
    };
  }
  const isDouble = /^(?:shift_jis|gb|big5|euc)/.test(encoding);
  const utf8 = lines.filter(({ text }) => text !== null && isSurelyUtf8(text, isDouble));
  if (utf8.length === 0 || utf8.length * 20 < foreign.length) {
    const text = lossy(bytes, encoding);
    return { text, encoding, candidates, note: `${doubtfulNote(encoding, candidates)}${exampleOf(text)}` };
  }
  const text = lines.map((line) => line.text ?? lossy(line.bytes, encoding)).join("\n");
  const places = foreign.slice(0, 12).map(({ number }) => number.toLocaleString("en"));
  const more =
    foreign.length > places.length
      ? ` and ${(foreign.length - places.length).toLocaleString("en")} more`
      : "";
  return {
    text,
    encoding: "utf-8",
    candidates: ["utf-8"],
    note: `The file is partly in UTF-8 and partly in ${encodingWord(encoding)}: ${foreign.length === 1 ? "line" : "lines"} ${places.join(", ")}${more} ${foreign.length === 1 ? "was" : "were"} read as ${encodingWord(encoding)}. Check their letters.`,
  };
}

function doubtfulNote(encoding: string, candidates: readonly string[]): string {
  const doubt = candidates.length > 1 ? " If its letters are wrong, choose another encoding." : "";
  return `The file is not in UTF-8; by its bytes it was read as ${encodingWord(encoding)}.${doubt}`;
}

/** A word by which a person sees whether the letters are right. */
function exampleOf(text: string): string {
  const word = /[^\s"',;:[\]{}()]*\P{ASCII}[^\s"',;:[\]{}()]*/u.exec(text)?.[0];
  return word ? ` It has, for example, “${word.slice(0, 30)}”.` : "";
}

/** In two-byte encodings a short line can be UTF-8 by chance. */
function isSurelyUtf8(text: string, isDouble: boolean): boolean {
  const foreign = text.match(/\P{ASCII}/gu) ?? [];
  return isDouble ? foreign.length > 2 : foreign.length > 0;
}

interface ByteLine {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** As UTF-8; null where it is none. */
  readonly text: string | null;
}

function splitLines(bytes: Uint8Array): readonly ByteLine[] {
  const lines: ByteLine[] = [];
  let start = 0;
  while (start <= bytes.length) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    lines.push({ number: lines.length + 1, bytes: line, text: decode(line, "utf-8") });
    start = end + 1;
  }
  return lines;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
    all[place] = 0x0a;
    place += 1;
  }
  return all;
}

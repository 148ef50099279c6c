/** What was put right in JSON that is not quite JSON. */
type JsonRepair =
  | "missing-bracket"
  | "extra-bracket"
  | "trailing-comma"
  | "missing-comma"
  | "unquoted-name"
  | "python-quotes"
  | "foreign-quotes"
  | "raw-line-break"
  | "comment"
  | "python-words";

/** JSON as a model wrote it, read as far as its meaning is certain. */
export interface LenientJson {
  /** The values that are one after the other at the top; valid JSON has exactly one. */
  readonly values: readonly unknown[];
  readonly repairs: ReadonlySet<JsonRepair>;
}

/** One value inside a longer text. */
export interface LenientValue {
  readonly value: unknown;
  /** Where the text goes on behind it. */
  readonly end: number;
  readonly repairs: ReadonlySet<JsonRepair>;
}

/** Deeper nesting is no call of ours, and would only grow the stack. */
const maxDepth = 64;

const pythonWords: Readonly<Record<string, unknown>> = { True: true, False: false, None: null };
const jsonWords: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** What closes a text, by what opens it: JSON's own, Python's, and those of other languages. */
const closingQuotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "“": "”“",
  "„": "“”",
  "”": "”",
  "«": "»",
  "»": "«",
  "‘": "’",
  "‚": "‘’",
  "‹": "›",
  "›": "‹",
  "「": "」",
  "『": "』",
  "﹁": "﹂",
  "《": "》",
  "〈": "〉",
  "〝": "〞〟",
  "＂": "＂",
  "＇": "＇",
  "`": "`",
};

/** Quotes of several signs, each closed by itself: Python's, and what templates put in their place. */
const longQuotes = ['"""', "'''", "<escape>", '<|"|>'] as const;

/** Two quotes for one, in front of a text that is not empty. */
const doubledQuote = /(?:''|"")(?=[\p{L}\p{N}_])/uy;

/** Quotes inside of which French puts spaces that belong to the quote. */
const spacedQuotes = "«‹";

/**
 * Reads JSON with the mistakes that small models make: trailing or missing commas, single quotes, Python's words, names without
 * quotes, raw line breaks, brackets left open at the end. Null for text that means nothing certain. `canBeCut` false refuses what
 * is unfinished: a text that ends in the middle must not be taken for a whole one.
 */
export function readLenientJson(text: string, { canBeCut = true } = {}): LenientJson | null {
  try {
    return { values: [JSON.parse(text)], repairs: new Set() };
  } catch {
    const reader = new LenientReader(text);
    const values = reader.readAll();
    if (!values || values.length === 0) return null;
    if (!canBeCut && reader.repairs.has("missing-bracket")) return null;
    return { values, repairs: reader.repairs };
  }
}

/** Reads the one value that begins at this place, with the same mistakes, and says where it ends. Null where none begins. */
export function readLenientValue(text: string, from: number): LenientValue | null {
  const reader = new LenientReader(text, from);
  const value = reader.readOne();
  return value ? { value: value.value, end: reader.end, repairs: reader.repairs } : null;
}

class Unreadable extends Error {}

class LenientReader {
  readonly repairs = new Set<JsonRepair>();
  private depth = 0;

  constructor(
    private readonly text: string,
    private at = 0,
  ) {}

  /** Where reading has come to. */
  get end(): number {
    return this.at;
  }

  /** Every value of the text, or null when one of them means nothing certain. */
  readAll(): readonly unknown[] | null {
    const values: unknown[] = [];
    return this.orNull(() => {
      for (this.skipSpace(); this.at < this.text.length; this.skipSpace()) {
        if (values.length > 0 && this.next() === ",") this.at += 1;
        this.skipSpace();
        if (this.at < this.text.length) values.push(this.readValue());
      }
      return values;
    });
  }

  /** The value that begins here, in an object of its own, or null when it means nothing certain. */
  readOne(): { readonly value: unknown } | null {
    return this.orNull(() => {
      this.skipSpace();
      return { value: this.readValue() };
    });
  }

  private orNull<Value>(read: () => Value): Value | null {
    try {
      return read();
    } catch (error) {
      if (error instanceof Unreadable) return null;
      throw error;
    }
  }

  private next(): string {
    return this.text.charAt(this.at);
  }

  /** Also over what a programmer would say about the JSON. */
  private skipSpace(): void {
    while (this.at < this.text.length) {
      if (/\s/.test(this.next())) this.at += 1;
      else if (!this.skipComment()) return;
    }
  }

  private skipComment(): boolean {
    comment.lastIndex = this.at;
    const [match] = comment.exec(this.text) ?? [];
    if (!match) return false;
    this.repairs.add("comment");
    this.at += match.length;
    return true;
  }

  private readValue(): unknown {
    const character = this.next();
    if (character === "{") return this.nested(() => this.readDoubledObject() ?? this.readObject());
    if (character === "[") return this.nested(() => this.readArray());
    const quote = this.quoteHere();
    return quote === null ? this.readWord() : this.readText(quote);
  }

  private nested<Value>(read: () => Value): Value {
    this.depth += 1;
    if (this.depth > maxDepth) throw new Unreadable();
    this.at += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  /** True when the bracket that is open now ends here; a comma in front of it is forgiven. */
  private ends(bracket: string, isFirst: boolean): boolean {
    this.skipSpace();
    const hasComma = !isFirst && /[,，]/.test(this.next());
    if (hasComma) {
      this.at += 1;
      this.skipSpace();
    }
    if (this.at >= this.text.length || (!isFirst && !hasComma && this.isForgotten(bracket))) {
      this.repairs.add("missing-bracket");
      return true;
    }
    if (this.next() === bracket) {
      if (hasComma) this.repairs.add("trailing-comma");
      this.at += 1;
      return true;
    }
    if (!isFirst && !hasComma) this.repairs.add("missing-comma");
    return false;
  }

  /** True where nothing that could be inside the open bracket follows: it was left out, and the text goes on behind it. */
  private isForgotten(bracket: string): boolean {
    const character = this.next();
    if (character === bracket || (character !== "`" && this.quoteHere() !== null)) return false;
    if (bracket === "]") return !/[[{\w-]/.test(character);
    nameBeforeColon.lastIndex = this.at;
    return !nameBeforeColon.test(this.text);
  }

  private readArray(): unknown[] {
    const values: unknown[] = [];
    while (!this.ends("]", values.length === 0)) values.push(this.readValue());
    return values;
  }

  /** `{{…}}`, as templates write one brace that is meant as such; null where the brace is single. */
  private readDoubledObject(): unknown {
    if (this.next() !== "{") return null;
    const value = this.readValue();
    this.skipSpace();
    if (this.next() === "}") this.at += 1;
    this.repairs.add("extra-bracket");
    return value;
  }

  private readObject(): unknown {
    const entries: [string, unknown][] = [];
    while (!this.ends("}", entries.length === 0)) {
      const name = this.readName();
      this.skipSpace();
      if (!/[:：]/.test(this.next())) throw new Unreadable();
      this.at += 1;
      this.skipSpace();
      entries.push([name, this.readValue()]);
    }
    return Object.fromEntries(entries);
  }

  private readName(): string {
    const quote = this.quoteHere();
    if (quote !== null) return this.readText(quote);
    this.repairs.add("unquoted-name");
    return this.takeMatch(/[\p{L}_$][\p{L}\p{N}_$-]*/uy);
  }

  /** The quote that opens a text here; null where none does. */
  private quoteHere(): string | null {
    const long = longQuotes.find((quote) => this.text.startsWith(quote, this.at));
    if (long !== undefined) return long;
    doubledQuote.lastIndex = this.at;
    const [doubled] = doubledQuote.exec(this.text) ?? [];
    if (doubled !== undefined) return doubled;
    const character = this.next();
    // Two backticks are a fence.
    const isQuote = Object.hasOwn(closingQuotes, character) && !this.text.startsWith("``", this.at);
    return isQuote ? character : null;
  }

  private readText(quote: string): string {
    if (quote.length > 1) return this.readLongText(quote);
    if (quote === "'") this.repairs.add("python-quotes");
    else if (quote !== '"') this.repairs.add("foreign-quotes");
    const closing = closingQuotes[quote] ?? quote;
    this.at += 1;
    let value = "";
    // A text that is cut in the middle is not known: what is missing could say the opposite.
    while (this.at < this.text.length && !closing.includes(this.next()))
      value += this.next() === "\\" ? this.readEscape() : this.readPlain();
    if (this.at >= this.text.length) throw new Unreadable();
    this.at += 1;
    return spacedQuotes.includes(quote) ? value.trim() : value;
  }

  private readLongText(quote: string): string {
    this.repairs.add(quote.includes("'") ? "python-quotes" : "foreign-quotes");
    const end = this.text.indexOf(quote, this.at + quote.length);
    if (end === -1) throw new Unreadable();
    const value = this.text.slice(this.at + quote.length, end);
    this.at = end + quote.length;
    return value;
  }

  private readPlain(): string {
    const character = this.next();
    if (/[\n\r\t]/.test(character)) this.repairs.add("raw-line-break");
    this.at += 1;
    return character;
  }

  private readEscape(): string {
    const character = this.text.charAt(this.at + 1);
    this.at += 2;
    if (character !== "u") return escapes[character] ?? character;
    return String.fromCharCode(Number.parseInt(this.takeMatch(/[0-9a-fA-F]{4}/y), 16));
  }

  private readWord(): unknown {
    const word = this.takeMatch(/[-+.\w]+/y);
    if (Object.hasOwn(jsonWords, word)) return jsonWords[word];
    if (Object.hasOwn(pythonWords, word)) {
      this.repairs.add("python-words");
      return pythonWords[word];
    }
    if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(word)) throw new Unreadable();
    return Number(word);
  }

  /** Takes what the sticky pattern matches here. */
  private takeMatch(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [match] = pattern.exec(this.text) ?? [];
    if (!match) throw new Unreadable();
    this.at += match.length;
    return match;
  }
}

/** A name that the model did not quote. */
const nameBeforeColon = /`?[\p{L}_$][\p{L}\p{N}_$-]*`?\s*[:：]/uy;

/** To the end of the line, or between its marks; one that does not end is none. */
const comment = /\/\/[^\n]*|#[^\n]*(?=\n)|\/\*[\s\S]*?\*\//y;

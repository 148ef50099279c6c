import type { KnownTools } from "./known-tools";
import { nextCallTag, readWrittenStep, type WrittenStep } from "./read-written-step";

/** What a step came to: its reading, and what of its text may still be shown. */
export interface ReadStep {
  readonly step: WrittenStep;
  readonly rest: string;
}

/** Where a call may begin: at the start of the text, at the start of a line with a tag, a fence or a bracket, and with a tag of a template. */
const atStart =
  /^\s*(?:[[{<`]|~~~|>>>|"\s*[[{]|(?:\d{1,2}[.)]|[-*•])\s+[[{<]|Action:|Thought:|(?:(?:tool|function) )?call:|commentary|assistant|analysis\S|(?:functions|tools?|default_api)\.|print\(|tool_call)/i;
const atLine = /\n[ \t]*(?=<[|/｜\w]|\[(?:TOOL|[{A-Z])|```|~~~|\{)/g;
/** A name that may be given to the result of a call, and a mark that may stand before one of several calls. */
const begunName =
  /^(?:(?:const|let|var)(?:\s+\w{0,20}\s*)?$|(?:(?:const|let|var)\s+)?[a-z_]\w{0,20}(?:$|\s*=(?!=))|(?:results?|response|memor(?:y|ies)|output|data|res)\s*$|await(?:\s|$))/;
const begunMark = /^(?:~{1,2}|>{1,2}|"\s*|\d{1,2}[.)]?\s*|[-*•]\s*)$/;
/** The end of a text that may grow into a tag. */
const begunTag = /(?:<[|｜]?[\w:]{0,24}|\[[A-Z_]{0,12})$/;

const openingWords = [
  ...[
    "assistant",
    "analysis",
    "commentary",
    "Action:",
    "Thought:",
    "call:",
    "tool call:",
    "function call:",
    "functions.",
    "print(",
    "tool_call",
  ],
  ...["tools.", "default_api."],
];

/** How much is held back before text that only might be a call is shown, in characters: calls name their tool early. */
const longestDoubt = 600;
/** A name at the start of a text is decided as soon as it is whole. */
const longestOpening = 40;

/**
 * Reads a step while it streams, so that a person never sees a call as it is written: text is shown until something begins that may be
 * a call, and held back from there until it cannot be one. However the text is cut into pieces, the result is the same.
 */
export class WrittenStepReader {
  private text = "";
  private shown = 0;
  /** Before this place nothing that begins is a call any more. */
  private settledUpTo = 0;

  constructor(private readonly tools: KnownTools) {}

  /** What may be shown after this text arrived. */
  push(delta: string): string {
    this.text += delta;
    return this.show(this.safeLength());
  }

  /** The step is over. `isCut` says that the provider stopped for length. */
  end({ isCut = false } = {}): ReadStep {
    const step = readWrittenStep(this.text, this.tools, { isCut });
    // What was shown cannot be taken back; a call that is found too late is the person's to decide.
    if (step.kind === "calls") {
      const isShown = this.text.slice(0, this.shown).trim().length > step.before.length;
      if (isShown) return { step: { kind: "unclear", calls: step.calls }, rest: this.show(this.text.length) };
      return { step, rest: step.before.slice(this.text.slice(0, this.shown).trimStart().length) };
    }
    if (step.kind === "broken" && this.text.slice(0, this.shown).trim() === "") return { step, rest: "" };
    return { step: step.kind === "broken" ? { kind: "answer" } : step, rest: this.show(this.text.length) };
  }

  private show(upTo: number): string {
    const piece = this.text.slice(this.shown, upTo);
    this.shown = Math.max(this.shown, upTo);
    return piece;
  }

  /** How much of the text is surely for the person. */
  private safeLength(): number {
    for (;;) {
      const begun = this.nextOpening();
      if (begun === null) return this.lengthWithoutBegunLine();
      const held = this.text.length - begun;
      const mayBeCall =
        held <= longestDoubt || this.tools.isNamedIn(this.text.slice(begun, begun + longestDoubt));
      if (mayBeCall) return begun;
      this.settledUpTo = begun + 1;
    }
  }

  /** Where the next thing begins that may be a call, or null. */
  private nextOpening(): number | null {
    if (this.settledUpTo === 0) {
      const opening = this.text.trimStart();
      const isBegun = opening === "" || begunMark.test(opening) || begunName.test(opening);
      if (isBegun || atStart.test(opening) || this.mayNameTool(opening)) return 0;
    }
    atLine.lastIndex = Math.max(0, this.settledUpTo - 1);
    const line = atLine.exec(this.text)?.index ?? Number.POSITIVE_INFINITY;
    const tag = nextCallTag(this.text, this.settledUpTo) ?? Number.POSITIVE_INFINITY;
    const next = Math.min(line, tag);
    return next === Number.POSITIVE_INFINITY ? null : next;
  }

  /** A text that begins with the name of a tool, or may yet. */
  private mayNameTool(opening: string): boolean {
    if (openingWords.some((known) => known.toLowerCase().startsWith(opening.toLowerCase()))) return true;
    const word = /^[\w.]*/.exec(opening)?.[0] ?? "";
    const isWhole = word.length < opening.length;
    if (isWhole) return this.tools.find(word) !== null && /^[\w.]+\s*(?:[({[:]|$)/.test(opening);
    if (opening.length > longestOpening) return false;
    return this.tools.mayBecomeName(word);
  }

  /** A line that has only just begun may turn into a tag, and so may what looks like the beginning of one. */
  private lengthWithoutBegunLine(): number {
    const tag = begunTag.exec(this.text);
    if (tag && tag.index >= this.settledUpTo) return tag.index;
    const tail = /\n[ \t]*(?:[<[`{][^\n]{0,2})?$/.exec(this.text);
    return tail && tail.index >= this.settledUpTo ? tail.index : this.text.length;
  }
}

import { type ProtocolOutcome, protocolProblems } from "./protocol-outcome";
import type { ProtocolRepair } from "./protocol-repair";
import { findTag, lengthOfBegunTag, type ProtocolTag, protocolTags } from "./protocol-tags";
import { CallScanner } from "./scan-call";
import { StepRecord } from "./step-record";

/** A piece of a step that may be shown as it arrives; never a tag. */
export interface ProtocolPiece {
  readonly type: "reasoning" | "text";
  readonly delta: string;
}

type Mode =
  | "before" // nothing yet, or between the thought and its block
  | "thought"
  | "doubt" // in a thought, behind the opening tag of a block: the thought speaks of it, or was never closed
  | "call"
  | "answer"
  | "after"
  | "broken"; // a rule is broken: the rest is only kept

/** More than this is not held back: nobody writes so much outside the tags, or so many calls. In characters. */
const maxHeldCharacters = 100_000;
const longestTag = Math.max(...protocolTags.map((tag) => tag.length));

/** A call opens inside an answer only where a list or an object follows: an answer may speak of the tag. */
const callInAnswer = /<tool_call>\s*(?:```[\w-]*\s*)?[[{]/;
const begunCallInAnswer = /^<tool_call>\s*(?:`{0,2}|```[\w-]*\s*)$/;

/**
 * Reads a step of the paper's protocol while it streams: `<think>`, then one `<tool_call>[…]</tool_call>` block or one `<answer>`.
 * However the text is cut into pieces, the result is the same. Calls come out at the end only, because a step that goes on
 * with an answer breaks the rules and must not have acted.
 */
export class ProtocolParser {
  private readonly record = new StepRecord();
  private mode: Mode = "before";
  private held = "";
  private raw = "";
  /** Before this place in `held` no tag begins. */
  private searchedUpTo = 0;
  private scanner = new CallScanner();
  private pieces: ProtocolPiece[] = [];

  /** What may be shown after this text arrived. */
  push(delta: string): readonly ProtocolPiece[] {
    this.raw += delta;
    this.held += delta;
    this.readOn();
    return this.drain();
  }

  /** The provider gave the thought in a part of its own. */
  noteThought(): void {
    this.record.hasThought = true;
  }

  /** The step is over. `isCut` says that the provider stopped for length: an unfinished call is then not taken for a whole one. */
  end({ isCut = false } = {}): {
    readonly pieces: readonly ProtocolPiece[];
    readonly outcome: ProtocolOutcome;
  } {
    while (this.settle(isCut)) this.readOn();
    return { outcome: this.record.outcome(this.raw, isCut), pieces: this.drain() };
  }

  private readOn(): void {
    while (this.advance());
  }

  /** Takes one decision off `held`; false when more text is needed. */
  private advance(): boolean {
    switch (this.mode) {
      case "before":
        return this.readBefore();
      case "thought":
        return this.readThought();
      case "doubt":
        return this.readDoubt();
      case "call":
        return this.readCall();
      case "answer":
        return this.readAnswer();
      case "after":
        return this.readAfter();
      case "broken":
        this.held = "";
        return false;
    }
  }

  private readBefore(): boolean {
    const found = this.findNext(protocolTags);
    if (isTooMuch(found?.index ?? this.held.length - longestTag))
      return this.breakRule(protocolProblems.noBlock);
    if (!found) return false;
    const outside = this.take(found.index).trim();
    this.take(found.tag.length);
    if (outside !== "") {
      this.record.repair(repairOfStrayText(found.tag, this.record.hasThought));
      this.emit("reasoning", outside);
    }
    switch (found.tag) {
      case "<think>":
        this.mode = "thought";
        break;
      case "</think>":
        if (outside === "" && !this.record.hasThought) this.record.repair("thought-not-opened");
        this.record.hasThought = true;
        break;
      case "<tool_call>":
      case "<answer>":
        this.record.hasThought ||= outside !== "";
        this.openBlock(found.tag);
        break;
      default:
        this.record.repair("text-outside");
    }
    return true;
  }

  private openBlock(tag: "<tool_call>" | "<answer>"): void {
    const opened = tag === "<answer>" ? "answer" : "call";
    this.mode = this.record.openBlock(tag) ? opened : "broken";
    this.scanner = new CallScanner();
  }

  private readThought(): boolean {
    this.record.hasThought = true;
    const found = this.findNext(["</think>", "<tool_call>", "<answer>"]);
    if (!found) {
      this.emit("reasoning", this.take(this.held.length - lengthOfBegunTag(this.held, protocolTags)));
      return false;
    }
    this.emit("reasoning", this.take(found.index));
    if (found.tag === "</think>") {
      this.take(found.tag.length);
      this.mode = "before";
    } else this.mode = "doubt";
    return true;
  }

  private readDoubt(): boolean {
    const end = this.findNext(["</think>"]);
    if (isTooMuch(end?.index ?? this.held.length - longestTag))
      return this.breakRule(protocolProblems.noBlock);
    if (!end) return false;
    this.emit("reasoning", this.take(end.index));
    this.take("</think>".length);
    this.mode = "before";
    return true;
  }

  private readCall(): boolean {
    const end = this.scanner.look(this.held);
    if (isTooMuch(end?.index ?? this.held.length - longestTag))
      return this.breakRule(protocolProblems.tooLong);
    if (!end) return false;
    this.record.addBlock(this.take(end.index));
    if (end.tag !== "</tool_call>") this.record.repair("call-not-closed");
    // An opening tag begins what comes next; a wrong closing tag is taken for the right one.
    if (end.tag.startsWith("</")) this.take(end.tag.length);
    this.mode = "after";
    return true;
  }

  private readAnswer(): boolean {
    if (!this.record.hasAnswerText) this.take(this.held.length - this.held.trimStart().length);
    const end = this.held.indexOf("</answer>");
    const call = callInAnswer.exec(this.held);
    if (call && (end === -1 || call.index < end)) {
      this.showAnswer(this.held.slice(0, call.index).trimEnd().length);
      return this.breakRule(protocolProblems.both);
    }
    if (end === -1) {
      this.showAnswer(this.held.length - lengthToHold(this.held));
      return false;
    }
    this.showAnswer(this.held.slice(0, end).trimEnd().length);
    this.take(this.held.indexOf("</answer>") + "</answer>".length);
    this.mode = "after";
    return true;
  }

  private readAfter(): boolean {
    const found = this.findNext(protocolTags);
    const ignored = this.take(
      found ? found.index : this.held.length - lengthOfBegunTag(this.held, protocolTags),
    );
    if (ignored.trim() !== "") this.record.repair("text-outside");
    if (!found) return false;
    this.take(found.tag.length);
    if (found.tag === "<answer>" || found.tag === "<tool_call>") this.openBlock(found.tag);
    else this.record.repair("text-outside");
    return true;
  }

  /** Decides what only the end can decide. True when there is something left to read. */
  private settle(isCut: boolean): boolean {
    switch (this.mode) {
      case "thought":
        this.emit("reasoning", this.take(this.held.length));
        return false;
      case "doubt":
        this.record.repair("thought-not-closed");
        this.searchedUpTo = 0;
        this.mode = "before";
        return true;
      case "call":
        return this.settleCall(isCut);
      case "answer":
        if (!isCut) this.record.repair("answer-not-closed");
        this.showAnswer(withoutBegunTag(this.held).trimEnd().length);
        return false;
      case "after":
        if (withoutBegunTag(this.held).trim() !== "") this.record.repair("text-outside");
        return false;
      default:
        return false;
    }
  }

  private settleCall(isCut: boolean): boolean {
    // A quote too many hid the closing tag; the first one is the best there is.
    const hidden = this.held.indexOf("</tool_call>");
    if (hidden !== -1) {
      this.record.addBlock(this.take(hidden));
      this.take("</tool_call>".length);
      this.mode = "after";
      return true;
    }
    if (isCut) this.breakRule(protocolProblems.cutOff);
    else this.record.repair("call-not-closed");
    this.record.addBlock(withoutBegunTag(this.held));
    this.mode = "broken";
    return false;
  }

  private breakRule(problem: string): true {
    this.record.breakRule(problem);
    this.mode = "broken";
    return true;
  }

  private showAnswer(length: number): void {
    const shown = this.take(length);
    this.record.hasAnswerText ||= shown !== "";
    this.emit("text", shown);
  }

  private emit(type: ProtocolPiece["type"], delta: string): void {
    if (delta !== "") this.pieces.push({ type, delta });
  }

  /** The first of the tags; what was searched in vain is not searched again, so that long texts stay cheap. */
  private findNext(tags: readonly ProtocolTag[]) {
    const found = findTag(this.held, tags, this.searchedUpTo);
    if (!found) this.searchedUpTo = Math.max(0, this.held.length - longestTag);
    return found;
  }

  private take(length: number): string {
    const taken = this.held.slice(0, length);
    this.held = this.held.slice(length);
    this.searchedUpTo = 0;
    return taken;
  }

  private drain(): readonly ProtocolPiece[] {
    const ready = this.pieces;
    this.pieces = [];
    return ready;
  }
}

function isTooMuch(characters: number): boolean {
  return characters > maxHeldCharacters;
}

function repairOfStrayText(tag: ProtocolTag, hasThought: boolean): ProtocolRepair {
  if (hasThought) return "text-outside";
  if (tag === "</think>") return "thought-not-opened";
  return tag === "<tool_call>" || tag === "<answer>" ? "thought-not-tagged" : "text-outside";
}

/** How many characters at the end of an answer must wait: blanks, which the end drops, and what may become a tag. */
function lengthToHold(text: string): number {
  const index = text.lastIndexOf("<");
  const tail = index === -1 ? "" : text.slice(index);
  const isBegun = tail !== "" && ("</answer>".startsWith(tail) || "<tool_call>".startsWith(tail));
  const shown = isBegun || begunCallInAnswer.test(tail) ? text.slice(0, index) : text;
  return text.length - shown.trimEnd().length;
}

/** The text without a tag that stops in its middle at the end. */
function withoutBegunTag(text: string): string {
  const length = lengthOfBegunTag(text, protocolTags);
  return length > 1 ? text.slice(0, -length) : text;
}

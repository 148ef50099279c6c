import { type ProtocolOutcome, protocolProblems, rawMaxCharacters } from "./protocol-outcome";
import type { ProtocolRepair } from "./protocol-repair";
import { type ProtocolCall, readCalls } from "./read-calls";

/** What is known of a step so far: the rules it kept, the one it broke, and what was put right. */
export class StepRecord {
  hasThought = false;
  /** True once a character of the answer was shown. */
  hasAnswerText = false;
  private hasAnswer = false;
  private problem: string | null = null;
  private readonly blocks: string[] = [];
  private readonly repairs = new Set<ProtocolRepair>();

  repair(repair: ProtocolRepair): void {
    this.repairs.add(repair);
  }

  /** Only the first broken rule is told: the others often follow from it. */
  breakRule(problem: string): void {
    this.problem ??= problem;
  }

  /** Begins a block, or breaks the rule that forbids it here. True when the block may be read. */
  openBlock(tag: "<tool_call>" | "<answer>"): boolean {
    const problem = this.problemOfBlock(tag);
    if (problem !== null) {
      this.breakRule(problem);
      return false;
    }
    if (tag === "<answer>") this.hasAnswer = true;
    else if (this.blocks.length > 0) this.repair("several-blocks");
    return true;
  }

  private problemOfBlock(tag: "<tool_call>" | "<answer>"): string | null {
    if (!this.hasThought) return protocolProblems.noThought;
    const isAnswer = tag === "<answer>";
    if (isAnswer ? this.blocks.length > 0 : this.hasAnswer) return protocolProblems.both;
    return isAnswer && this.hasAnswer ? protocolProblems.twoAnswers : null;
  }

  addBlock(text: string): void {
    this.blocks.push(text);
  }

  /** What the whole step was; `raw` is its text, for the record of a malformed one. */
  outcome(raw: string, isCut: boolean): ProtocolOutcome {
    const problem = this.problem ?? this.problemOfWhole(isCut);
    const read = problem === null && !this.hasAnswer ? this.readBlocks(isCut) : null;
    const malformed = problem ?? (typeof read === "string" ? read : null);
    if (malformed !== null)
      return { kind: "malformed", reason: malformed, raw: raw.slice(0, rawMaxCharacters) };
    const repairs = [...this.repairs];
    return Array.isArray(read) ? { kind: "calls", calls: read, repairs } : { kind: "answer", repairs };
  }

  private problemOfWhole(isCut: boolean): string | null {
    const isMissing = this.hasAnswer ? !this.hasAnswerText : this.blocks.length === 0;
    if (!isMissing) return null;
    if (isCut) return protocolProblems.cutOff;
    return this.hasAnswer ? protocolProblems.emptyAnswer : protocolProblems.noBlock;
  }

  /** The calls of every block, or the sentence that says what is wrong with one. */
  private readBlocks(isCut: boolean): ProtocolCall[] | string {
    const calls: ProtocolCall[] = [];
    for (const block of this.blocks) {
      const read = readCalls(block, { isCut });
      if (!read.ok) return read.error;
      calls.push(...read.value.calls);
      for (const repair of read.value.repairs) this.repair(repair);
    }
    return calls;
  }
}

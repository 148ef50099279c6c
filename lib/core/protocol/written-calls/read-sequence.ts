import { readLenientValue } from "../../text/read-lenient-json";
import type { ProtocolRepair } from "../protocol-repair";
import type { ProtocolCall } from "../read-calls";
import { callsInValue } from "./call-shape";
import type { KnownTool, KnownTools } from "./known-tools";
import { readElement, valueInTag } from "./read-element";

/** Calls that are one behind the other, with what was around them. */
export interface CallSequence {
  readonly calls: readonly ProtocolCall[];
  /** Where the text goes on behind them. */
  readonly end: number;
  /** A tag or token of a template was around them: nobody writes one by accident. */
  readonly isTagged: boolean;
  readonly isFenced: boolean;
  readonly repairs: ReadonlySet<ProtocolRepair>;
}

/** Tags and tokens that templates put around calls: Hermes and Qwen, Llama, Mistral, Granite, harmony, DeepSeek, Claude, Gemma. */
const tag = new RegExp(
  [
    "</?\\|?(?:[a-z]{2,12}:)?(?:start_|end_)?(?:tool_?calls?|function_?calls?|functioncall|tools?)(?:_start|_end|_begin)?\\|?>",
    "<\\|[\\w-]+\\|>",
    "<｜[^｜\\n]{1,40}｜>",
    "\\[/?(?:TOOL_CALLS|TOOL_CALL|ARGS)\\]",
    "\\[CALL_ID\\]\\w+",
    "</(?:[a-z]{2,12}:)?(?:function|invoke|parameters|s)>",
    "<parameters>",
    "</?use_mcp_tool>",
    "<server_name>[^<]*</server_name>",
  ].join("|"),
  "iuy",
);
const fence = /(?:```|~~~)[\w+-]*/y;
/** What may be between two calls and means nothing, such as a bracket too many. */
const filler = /[\s,;}\])]+/y;
/** What may be in front of a call that is one of a list, or is announced as the form has it. */
const marker = /(?:(?:\d{1,2}[.)]|[-*•])\s+|(?:Action|Tool call|Function call|Call):\s*)(?=[`~]{3}|[[{<])/iy;
/** Words that templates put in front of a name. */
const beforeName =
  /(?:(?:assistant|analysis|commentary|function(?!s?\.)|json|code|print\(|to=|recipient=|Action:|Tool:|Function:|call:|>>>|await\s|(?:(?:const|let|var)\s+)?[a-z_]\w{0,20}\s*=(?!["'>])|<function=|<(?:[a-z]{2,12}:)?invoke name=|["'])\s*)+/iy;
const behindName =
  /(?:["']*>|["']+|:\d+|\.call\b|:|=|\s|(?:json|code)\b|Action Input:|Arguments:|Input:|with\b)+/iy;

/** Reads calls of known tools from this place on, in whatever form templates teach, as many as are behind each other. */
export function readSequence(text: string, from: number, tools: KnownTools): CallSequence {
  return new SequenceReader(text, from, tools).read();
}

class SequenceReader {
  private readonly calls: ProtocolCall[] = [];
  private readonly repairs = new Set<ProtocolRepair>();
  private readonly name: RegExp;
  private isTagged = false;
  private isFenced = false;
  private end: number;

  constructor(
    private readonly text: string,
    private at: number,
    private readonly tools: KnownTools,
  ) {
    this.end = at;
    this.name = new RegExp(
      `(?:functions\\.|default_api\\.|tools?\\.)?(?:${tools.pattern})(?=(?:json|code)\\b|\\W|$)`,
      "iy",
    );
  }

  read(): CallSequence {
    for (let isOn = true; isOn; ) {
      this.skipAround();
      isOn = this.readValueCalls() || this.readElementCall() || this.readNamedCall() || this.enterList();
    }
    const { calls, end, isTagged, isFenced, repairs } = this;
    return { calls, end, isTagged, isFenced, repairs };
  }

  /** Passes over tags, fences and fillers; behind a call they belong to it. */
  private skipAround(): void {
    for (;;) {
      const before = this.at;
      if (this.take(tag)) this.isTagged = true;
      if (this.take(fence)) this.isFenced = true;
      this.take(marker);
      const filled = this.take(filler);
      if (/[}\])]/.test(filled ?? "") && this.calls.length > 0) this.repairs.add("extra-bracket");
      if (this.at === before) break;
    }
    if (this.calls.length > 0) this.end = this.at;
  }

  private readValueCalls(): boolean {
    if (!/[[{]/.test(this.text.charAt(this.at))) return false;
    const read = readLenientValue(this.text, this.at);
    const calls = read ? callsInValue(read.value, this.tools) : null;
    if (!read || !calls) return false;
    this.calls.push(...calls);
    for (const repair of read.repairs) this.repairs.add(repair);
    this.at = read.end;
    this.end = read.end;
    return true;
  }

  /** A call whose name is a tag, an attribute or an element of its own. */
  private readElementCall(): boolean {
    const read = this.tools.takesAny ? null : readElement(this.text, this.at, this.tools);
    if (!read) return false;
    this.calls.push(read.call);
    for (const repair of read.repairs) this.repairs.add(repair);
    this.isTagged = true;
    this.at = read.end;
    this.end = read.end;
    return true;
  }

  /** A list of calls in Python's form begins with a bracket that is no JSON. */
  private enterList(): boolean {
    if (this.text.charAt(this.at) !== "[") return false;
    const start = this.at;
    this.at += 1;
    this.skipAround();
    if (this.readNamedCall()) return true;
    this.at = start;
    return false;
  }

  private readNamedCall(): boolean {
    const start = this.at;
    const opening = this.take(beforeName) ?? "";
    this.skipTags();
    this.take(beforeName);
    const written = this.take(this.name);
    const tool = written ? this.tools.find(written) : null;
    const args = tool ? this.readArguments(tool) : null;
    if (!tool || !args) {
      this.at = start;
      return false;
    }
    if (/<function=|<invoke|to=/i.test(opening)) this.isTagged = true;
    this.calls.push({ name: tool.name, arguments: args });
    this.end = this.at;
    return true;
  }

  private skipTags(): void {
    while (this.take(tag)) this.isTagged = true;
  }

  private readArguments(tool: KnownTool): Readonly<Record<string, unknown>> | null {
    const isCalled = this.text.charAt(this.at) === "(" || this.text.startsWith(".call(", this.at);
    for (let before = -1; before !== this.at; ) {
      before = this.at;
      this.take(behindName);
      this.skipTags();
      if (this.take(fence)) this.isFenced = true;
      // harmony says once more behind the name that JSON follows, or which channel it is.
      this.take(/\s*(?:commentary|json|code)\b\s*/iy);
    }
    if (this.text.charAt(this.at) === "(" && isCalled) return this.readBrackets(tool);
    if (this.text.charAt(this.at) === "{") return this.readObject();
    return this.readPairs() ?? (this.isTagged && !this.tools.takesAny && this.isAtBlockEnd() ? {} : null);
  }

  private readObject(): Readonly<Record<string, unknown>> | null {
    const read = readLenientValue(this.text, this.at);
    if (!read || typeof read.value !== "object" || read.value === null || Array.isArray(read.value))
      return null;
    for (const repair of read.repairs) this.repairs.add(repair);
    this.at = read.end;
    return read.value as Readonly<Record<string, unknown>>;
  }

  /** `({…})`, `(query="…", top_k=3)` or `("…")`. */
  private readBrackets(tool: KnownTool): Readonly<Record<string, unknown>> | null {
    this.at += 1;
    this.take(/\s*(?:\*\*)?/y);
    if (this.text.charAt(this.at) === "{") return this.closed(this.readObject());
    const args: [string, unknown][] = [];
    while (this.at < this.text.length && this.text.charAt(this.at) !== ")") {
      const key = this.take(/[A-Za-z_]\w*\s*=\s*/y);
      const name = key?.replace(/\s*=\s*$/, "") ?? tool.parameters[args.length];
      const read = name === undefined ? null : readLenientValue(this.text, this.at);
      if (!read || name === undefined) return null;
      args.push([name, read.value]);
      this.at = read.end;
      this.take(/[\s,]+/y);
    }
    return this.closed(Object.fromEntries(args));
  }

  private closed<Value>(args: Value): Value {
    this.take(/\s*\)+/y);
    return args;
  }

  /** Arguments in tags: Qwen Coder's, Claude's and GLM's. */
  private readPairs(): Readonly<Record<string, unknown>> | null {
    const pair =
      /\s*(?:<(?:[a-z]{2,12}:)?parameter(?:=|\s+name=)["']?([\w-]+)["']?[^>]*>([\s\S]*?)<\/(?:[a-z]{2,12}:)?parameter>|<arg_key>\s*([\w-]+)\s*<\/arg_key>\s*<arg_value>([\s\S]*?)<\/arg_value>)/iy;
    const args: [string, unknown][] = [];
    for (;;) {
      pair.lastIndex = this.at;
      const found = pair.exec(this.text);
      if (!found) break;
      args.push([found[1] ?? found[3] ?? "", valueInTag(found[2] ?? found[4] ?? "")]);
      this.at = pair.lastIndex;
    }
    if (args.length === 0) return null;
    this.isTagged = true;
    return Object.fromEntries(args);
  }

  private isAtBlockEnd(): boolean {
    return /^\s*(?:$|<\/)/.test(this.text.slice(this.at, this.at + 40));
  }

  /** Takes what the sticky pattern matches here; null when it matches nothing. */
  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const [match] = pattern.exec(this.text) ?? [];
    if (!match) return null;
    this.at += match.length;
    return match;
  }
}

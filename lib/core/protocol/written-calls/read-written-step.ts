import { readLenientJson, readLenientValue } from "../../text/read-lenient-json";
import { rawMaxCharacters } from "../protocol-outcome";
import type { ProtocolRepair } from "../protocol-repair";
import type { ProtocolCall } from "../read-calls";
import { looksLikeCallValue } from "./call-shape";
import { KnownTools } from "./known-tools";
import { readSequence } from "./read-sequence";

/** What the text of a step is. */
export type WrittenStep =
  | { readonly kind: "answer" }
  | {
      readonly kind: "calls";
      readonly calls: readonly ProtocolCall[];
      /** What was said to the person before them. */
      readonly before: string;
      readonly repairs: readonly ProtocolRepair[];
    }
  /** Perhaps a call, perhaps an answer about one: the person decides. `calls` is empty where none can be read. */
  | { readonly kind: "unclear"; readonly calls: readonly ProtocolCall[] }
  /**
   * Nothing for a person: a call that breaks off, or a result repeated. `reason` tells the model what to do instead; with `wantsWords` the
   * next step may call nothing.
   */
  | { readonly kind: "broken"; readonly reason: string; readonly raw: string; readonly wantsWords?: true };

/** Why a step that is no answer cannot be done, as the model is told. */
export const writtenProblems = {
  cutOff: "The call broke off before it was complete; nothing was done. Send it once more, shorter.",
  unreadable:
    "The call could not be read; nothing was done. Send it once more, or answer the person in plain words.",
  echo: "You repeated the result of a tool. The person cannot read it: answer in plain words.",
} as const;

/** Thoughts and tokens that templates put in front of what is meant. */
const preamble =
  /^\s*(?:<think>[\s\S]*?<\/think>|<\|channel\|>analysis<\|message\|>[\s\S]*?(?:<\|end\|>|(?=<\|start\|>))|<\|(?:start|im_start|start_header_id)\|>assistant(?=\s|<\|(?:end_header_id|channel)\|>)(?:<\|end_header_id\|>)?|Thought:[^\n]*\n|assistant\n|analysis(?=\S)[\s\S]{0,4000}?assistant(?=\s*commentary))+/i;
/** Where a call may begin behind words to the person: with a tag. */
const callTag =
  /<\|?(?:[a-z]{2,12}:)?tool_?calls?\|?>|<\|(?:python_tag|tool_call(?:s_section)?_(?:start|begin))\|>|\[TOOL_CALLS\]|<function=|<(?:[a-z]{2,12}:)?function_calls>|<(?:[a-z]{2,12}:)?invoke |<start_function_call>|<｜tool|<\|channel\|>commentary|<\|start\|>assistant/gi;
/** What a model makes up behind its call: the result. */
const inventedResult =
  /^\s*(?:[{[]|<\/?tool_?(?:response|result|output)|<\|?(?:tool|observation|python_tag)|<\|start_header_id\|>|<\|im_start\|>|\[(?:Result|TOOL_RESULTS|Observation)|(?:Tool |Function )?(?:Result|Response|Output|Observation)s?\s*(?:of [\w ]+)?:|```(?:json|tool_outputs?|output)?\s*[{[])/i;
const ending =
  /^(?:\s|<\|?\/?(?:im_end|end|eot_id|eom_id|endoftext|call|return)\|?>|<\/?(?:s|answer|end_of_turn)>)*$/i;
/** Words of one who speaks about calls instead of making them, in the languages in which we would hear it often. */
const talksAboutCalls =
  /json|\btools?\b|\bcalls?\b|\bfunctions?\b|\bsyntax\b|\bformats?\b|\bschemas?\b|\btags?\b|\bcode\b|\bexamples?\b|beispiel|aufruf|werkzeug|ejemplo|llamada|herramienta|exemple|appel|outil|balise|esempio|chiamata|exemplo|chamada|przykład|wywołani|пример|вызов|示例|例子|调用|呼び出|例|예시|호출|مثال/iu;
/** How a result of ours begins. */
const begunResult =
  /^\s*(?:```(?:json)?\s*)?\{\s*"(?:retrieved|added|updated|deleted|summarized|filtered|waiting|rejected)"\s*:\s*[{[]/;
/** A call in the words of ReAct, of a tool that there is not. */
const begunAction = /^\s*Action:\s*[\w.-]+\s*\n\s*Action Input:/i;
/** Names of fields that only results of ours have. */
const resultFields = new Set(
  "retrieved already_in_context added updated deleted summarized filtered waiting rejected next left_out".split(
    " ",
  ),
);

/**
 * Reads the text of a step: is it an answer, or calls that were written as text? It is calls when nothing but calls is meant; where
 * the text speaks about calls it stays unclear. `isCut` says that the provider stopped for length.
 */
export function readWrittenStep(text: string, tools: KnownTools, { isCut = false } = {}): WrittenStep {
  const plain = withoutQuoting(text);
  if (plain !== null) {
    const step = readWrittenStep(plain, tools, { isCut });
    if (step.kind === "calls" && step.before === "") return step;
  }
  const start = preamble.exec(text)?.[0].length ?? 0;
  return (
    readAtStart(text, start, tools, isCut) ??
    readUnknown(text, start) ??
    behindWords(text, tools) ??
    withoutCalls(text.slice(start), tools, isCut)
  );
}

/** What a text is that begins with calls of known tools; null for any other. */
function readAtStart(text: string, start: number, tools: KnownTools, isCut: boolean): WrittenStep | null {
  const { calls, end, repairs, isFenced, isTagged } = readSequence(text, start, tools);
  if (calls.length === 0) return null;
  const rest = text.slice(end);
  if (isCut && ending.test(rest) && repairs.has("missing-bracket"))
    return broken(writtenProblems.cutOff, text);
  const isSure = isWhole(rest) || (!(isFenced && !isTagged) && !speaksOfCalls(rest, tools));
  return isSure ? callsOf(calls, "", rest, repairs) : { kind: "unclear", calls };
}

/** Calls of tools that there are not, in the tags of a template and with nothing behind them. */
function readUnknown(text: string, start: number): WrittenStep | null {
  const { calls, end, repairs, isFenced, isTagged } = readSequence(text, start, anyTool);
  const rest = text.slice(end);
  return calls.length > 0 && isTagged && !isFenced && isWhole(rest)
    ? callsOf(calls, "", rest, repairs)
    : null;
}

/** A call in the tag of a template is one whatever it names: the refusal then names the tools that there are. */
const anyTool = new KnownTools([], true);

/** What is in a text that is nothing but one piece of code, or JSON written as a text; null for any other. */
function withoutQuoting(text: string): string | null {
  const code = /^\s*`([^`]+)`\s*$/.exec(text)?.[1];
  if (code !== undefined) return code;
  if (!/^\s*"?\s*[[{]+\s*\\"/.test(text)) return null;
  const inside = text.trim().replace(/^"|(?<!\\)"$/g, "");
  try {
    return String(JSON.parse(`"${inside.replaceAll("\n", "\\n")}"`));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Where the next tag begins that may open a call behind words to the person; null where none does. */
export function nextCallTag(text: string, from: number): number | null {
  const pattern = new RegExp(callTag);
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? null;
}

/** Calls in tags behind words to the person, and calls that are at the end of an explanation. */
function behindWords(text: string, tools: KnownTools): WrittenStep | null {
  for (const { index } of text.matchAll(callTag)) {
    const before = text.slice(0, index);
    if (isInFence(before)) continue;
    const known = readSequence(text, index, tools);
    const { calls, end, repairs } = known.calls.length > 0 ? known : readSequence(text, index, anyTool);
    if (calls.length === 0) continue;
    const rest = text.slice(end);
    const isSure = isWhole(rest) && !/[:：]\s*$/.test(before) && !speaksOfCalls(before, tools);
    return isSure ? callsOf(calls, before.trim(), rest, repairs) : { kind: "unclear", calls };
  }
  const lastBlock = /(?:^|\n)[ \t]*(?:```[\w+-]*\s*\n)?[ \t]*(?=[[{][\s\S]*$)/.exec(text);
  const sequence = lastBlock ? readSequence(text, lastBlock.index + lastBlock[0].length, tools) : null;
  return sequence && sequence.calls.length > 0 && ending.test(text.slice(sequence.end))
    ? { kind: "unclear", calls: sequence.calls }
    : null;
}

function withoutCalls(text: string, tools: KnownTools, isCut: boolean): WrittenStep {
  const json = readLenientJson(withoutFence(text));
  const values = json?.values ?? [];
  if (begunResult.test(text) && (values.length === 0 || values.every(isResult)))
    return { ...broken(writtenProblems.echo, text), wantsWords: true };
  const isLike = (value: unknown) => looksLikeCallValue(value) || tools.areArguments(value);
  if (begunAction.test(text) || (values.length > 0 && values.every(isLike)))
    return { kind: "unclear", calls: [] };
  if (!beginsCall(text, tools)) return { kind: "answer" };
  return broken(isCut ? writtenProblems.cutOff : writtenProblems.unreadable, text);
}

/** True for text that begins as a call of a known tool in JSON or in a tag and then cannot be read. */
function beginsCall(text: string, tools: KnownTools): boolean {
  const opening = text.slice(0, 400);
  const begun =
    /^\s*(?:<\|?tool_?call\|?>|<\|python_tag\|>|\[TOOL_CALLS\]|```(?:json|tool_\w+)?)?\s*[[{\s]*["'“”„«»‘‹「『＂]?\s*(?:name|tool|function)\s*["'“”»«’›」』＂]?\s*[:：]\s*["'“”„«»‘‹「『＂]\s*([\w.]+)/.exec(
      opening,
    );
  const bracket = text.search(/[[{]/);
  const isOpen =
    /^\s*(?:[[{]|<|```)/.test(text) && (bracket === -1 || readLenientValue(text, bracket) === null);
  return begun?.[1] !== undefined && isOpen && tools.find(begun[1]) !== null;
}

function broken(reason: string, text: string): Extract<WrittenStep, { kind: "broken" }> {
  return { kind: "broken", reason, raw: text.slice(0, rawMaxCharacters) };
}

function callsOf(
  calls: readonly ProtocolCall[],
  before: string,
  rest: string,
  repairs: ReadonlySet<ProtocolRepair>,
): WrittenStep {
  const cut: readonly ProtocolRepair[] = ending.test(rest) ? [] : ["text-after-call"];
  return {
    kind: "calls",
    calls,
    before,
    repairs: [...new Set<ProtocolRepair>(["call-as-text", ...repairs, ...cut])],
  };
}

/** True when nothing follows that a person was meant to read. */
function isWhole(rest: string): boolean {
  return ending.test(rest) || inventedResult.test(rest);
}

function speaksOfCalls(words: string, tools: KnownTools): boolean {
  return talksAboutCalls.test(words) || tools.isNamedIn(words);
}

function isInFence(before: string): boolean {
  return (before.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1;
}

function withoutFence(text: string): string {
  return /^\s*(?:```|~~~)[\w+-]*\s*\n([\s\S]*?)(?:\n\s*(?:```|~~~))?\s*$/.exec(text)?.[1] ?? text;
}

function isResult(value: unknown): boolean {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const fields = Object.keys(value);
  return fields.length > 0 && fields.every((field) => resultFields.has(field));
}

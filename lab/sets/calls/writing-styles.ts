// How models write calls into their text: the templates that they were trained with, and what becomes of these in small ones.
import type { MeantCall } from "./call-case";

type Style = (call: MeantCall) => string;

const json = ({ name, arguments: args }: MeantCall) => JSON.stringify({ name, arguments: args });
const spaced = (value: unknown) => JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
const pretty = ({ name, arguments: args }: MeantCall) => JSON.stringify({ name, arguments: args }, null, 2);
const parameters = ({ name, arguments: args }: MeantCall) => JSON.stringify({ name, parameters: args });
const keywords = ({ arguments: args }: MeantCall) =>
  Object.entries(args)
    .map(([name, value]) => `${name}=${python(value)}`)
    .join(", ");

function python(value: unknown): string {
  if (value === true) return "True";
  if (value === false) return "False";
  if (value === null) return "None";
  return JSON.stringify(value);
}

function singleQuoted(value: unknown): string {
  if (typeof value === "string") return `'${value.replace(/[\\']/g, "\\$&")}'`;
  if (value === null || typeof value !== "object") return python(value);
  const entries = Object.entries(value).map(([name, inner]) => `'${name}': ${singleQuoted(inner)}`);
  return `{${entries.join(", ")}}`;
}

/** By name; each takes one call. */
export const stylesOfOne: Readonly<Record<string, Style>> = {
  "bare JSON": json,
  "bare JSON, spaced": ({ name, arguments: args }) => spaced({ name, arguments: args }),
  "bare JSON, on lines": pretty,
  "one brace too many": (call) => `${json(call)}}`,
  "two braces too many": (call) => `${json(call)}}}`,
  "one brace too few": (call) => json(call).slice(0, -1),
  "two braces too few": (call) => json(call).slice(0, -2),
  parameters,
  "arguments as text": ({ name, arguments: args }) =>
    JSON.stringify({ name, arguments: JSON.stringify(args) }),
  "type function": ({ name, arguments: args }) =>
    JSON.stringify({ type: "function", name, parameters: args }),
  "function inside": ({ name, arguments: args }) =>
    JSON.stringify({ type: "function", function: { name, arguments: args } }),
  "tool_calls inside": ({ name, arguments: args }) =>
    JSON.stringify({
      tool_calls: [{ id: "call_1", type: "function", function: { name, arguments: JSON.stringify(args) } }],
    }),
  "tool and tool_input": ({ name, arguments: args }) => JSON.stringify({ tool: name, tool_input: args }),
  "action and action_input": ({ name, arguments: args }) =>
    JSON.stringify({ action: name, action_input: args }),
  "name as key": ({ name, arguments: args }) => JSON.stringify({ [name]: args }),
  "flat arguments": ({ name, arguments: args }) => JSON.stringify({ name, ...args }),
  "single quotes": ({ name, arguments: args }) => singleQuoted({ name, arguments: args }),
  "trailing comma": (call) => json(call).replace(/\}\}$/, "},}"),
  Hermes: (call) => `<tool_call>\n${json(call)}\n</tool_call>`,
  "Hermes, one line": (call) => `<tool_call>${json(call)}</tool_call>`,
  "Hermes, not closed": (call) => `<tool_call>\n${json(call)}`,
  "Hermes, one brace too many": (call) => `<tool_call>\n${json(call)}}\n</tool_call>`,
  "Hermes, one brace too few": (call) => `<tool_call>\n${json(call).slice(0, -1)}\n</tool_call>`,
  "Hermes, only closed": (call) => `${json(call)}\n</tool_call>`,
  "Qwen, with its end": (call) => `<tool_call>\n${json(call)}\n</tool_call><|im_end|>`,
  "Qwen Coder": ({ name, arguments: args }) =>
    `<tool_call>\n<function=${name}>\n${Object.entries(args)
      .map(
        ([key, value]) =>
          `<parameter=${key}>\n${typeof value === "string" ? value : JSON.stringify(value)}\n</parameter>`,
      )
      .join("\n")}\n</function>\n</tool_call>`,
  GLM: ({ name, arguments: args }) =>
    `<tool_call>${name}\n${Object.entries(args)
      .map(
        ([key, value]) =>
          `<arg_key>${key}</arg_key>\n<arg_value>${typeof value === "string" ? value : JSON.stringify(value)}</arg_value>`,
      )
      .join("\n")}\n</tool_call>`,
  "Llama, python tag": (call) => `<|python_tag|>${parameters(call)}`,
  "Llama, python tag and end": (call) => `<|python_tag|>${parameters(call)}<|eom_id|>`,
  "Llama, python tag and call": (call) => `<|python_tag|>${call.name}.call(${keywords(call)})`,
  "Llama, function": ({ name, arguments: args }) => `<function=${name}>${JSON.stringify(args)}</function>`,
  "Llama, function not closed": ({ name, arguments: args }) => `<function=${name}>${JSON.stringify(args)}`,
  "Llama, Python list": (call) => `[${call.name}(${keywords(call)})]`,
  "Mistral, list": (call) => `[TOOL_CALLS] [${json(call)}]`,
  "Mistral, list not spaced": (call) => `[TOOL_CALLS][${json(call)}]</s>`,
  "Mistral, arguments": ({ name, arguments: args }) => `[TOOL_CALLS]${name}[ARGS]${JSON.stringify(args)}`,
  "Mistral, one object": (call) => `[TOOL_CALLS]${json(call)}`,
  harmony: ({ name, arguments: args }) =>
    `<|channel|>commentary to=functions.${name} <|constrain|>json<|message|>${JSON.stringify(args)}<|call|>`,
  "harmony, from its start": ({ name, arguments: args }) =>
    `<|start|>assistant<|channel|>commentary to=functions.${name}<|constrain|>json<|message|>${JSON.stringify(args)}`,
  "harmony, with a thought": ({ name, arguments: args }) =>
    `<|channel|>analysis<|message|>I should act on this.<|end|><|start|>assistant<|channel|>commentary to=functions.${name} <|constrain|>json<|message|>${JSON.stringify(args)}<|call|>`,
  "harmony, recipient first": ({ name, arguments: args }) =>
    `<|start|>assistant to=functions.${name}<|channel|>commentary json<|message|>${JSON.stringify(args)}<|call|>`,
  "harmony without its tokens": ({ name, arguments: args }) =>
    `commentary to=functions.${name} json${JSON.stringify(args)}`,
  DeepSeek: ({ name, arguments: args }) =>
    `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>${name}\n\`\`\`json\n${JSON.stringify(args)}\n\`\`\`<｜tool▁call▁end｜><｜tool▁calls▁end｜>`,
  "fenced JSON": (call) => `\`\`\`json\n${pretty(call)}\n\`\`\``,
  "fenced, no language": (call) => `\`\`\`\n${json(call)}\n\`\`\``,
  "fenced, not closed": (call) => `\`\`\`json\n${json(call)}`,
  "fenced, one brace too many": (call) => `\`\`\`json\n${json(call)}}\n\`\`\``,
  "fenced tool_call": (call) => `\`\`\`tool_call\n${json(call)}\n\`\`\``,
  "fenced tool_code": (call) => `\`\`\`tool_code\n${call.name}(${keywords(call)})\n\`\`\``,
  "fenced tool_code, printed": (call) => `\`\`\`tool_code\nprint(${call.name}(${keywords(call)}))\n\`\`\``,
  "name and JSON": ({ name, arguments: args }) => `${name}${JSON.stringify(args)}`,
  "name and JSON in brackets": ({ name, arguments: args }) => `${name}(${JSON.stringify(args)})`,
  "name and JSON on two lines": ({ name, arguments: args }) => `${name}\n${JSON.stringify(args)}`,
  "name and keywords": (call) => `${call.name}(${keywords(call)})`,
  "Granite, tag and list": (call) => `<|tool_call|>[${json(call)}]`,
  "name behind functions": ({ name, arguments: args }) => `functions.${name}(${JSON.stringify(args)})`,
  ReAct: ({ name, arguments: args }) => `Action: ${name}\nAction Input: ${JSON.stringify(args)}`,
  "ReAct, with a thought": ({ name, arguments: args }) =>
    `Thought: I need to act on this.\nAction: ${name}\nAction Input: ${JSON.stringify(args)}`,
  "invoke tag": ({ name, arguments: args }) =>
    `<function_calls>\n<invoke name="${name}">\n${Object.entries(args)
      .map(
        ([key, value]) =>
          `<parameter name="${key}">${typeof value === "string" ? value : JSON.stringify(value)}</parameter>`,
      )
      .join("\n")}\n</invoke>\n</function_calls>`,
  "typographic quotes": (call) => json(call).replace(/"([^"]*)"/g, "“$1”"),
  "German quotes": (call) => json(call).replace(/"([^"]*)"/g, "„$1“"),
  "after a thought": (call) => `<think>\nThis should be kept.\n</think>\n\n${json(call)}`,
  "tag after a word to the person": (call) => `Let me see.\n<tool_call>\n${json(call)}\n</tool_call>`,
  "with an invented result": (call) => `${json(call)}\n{"retrieved":[]}`,
  "with an invented result in a tag": (call) =>
    `<tool_call>\n${json(call)}\n</tool_call>\n<tool_response>\n{"added": {"memory_id": "mem_1"}}\n</tool_response>`,
  "with an invented refusal": (call) =>
    `${json(call)}\n{"rejected":{"code":"UNKNOWN_ID","reason":"There is none."}}`,
  "with a sentence behind it": (call) => `${json(call)}. Please tell me more about yourself.`,
  "with the answer behind it": (call) => `${json(call)}\n\nYou live in Bergen.`,
};

/** By name; each takes several calls. */
export const stylesOfSeveral: Readonly<Record<string, (calls: readonly MeantCall[]) => string>> = {
  "several, one a line": (calls) => calls.map(json).join("\n"),
  "several, with commas": (calls) => calls.map(json).join(",\n"),
  "several, as a list": (calls) => `[${calls.map(json).join(", ")}]`,
  "several, list not closed": (calls) => `[${calls.map(json).join(", ")}`,
  "several, one brace too few each": (calls) => calls.map((one) => json(one).slice(0, -1)).join("\n"),
  "several, one brace too many each": (calls) => calls.map((one) => `${json(one)}}`).join("\n"),
  "several, Hermes": (calls) => calls.map((one) => `<tool_call>\n${json(one)}\n</tool_call>`).join("\n"),
  "several, one Hermes block": (calls) => `<tool_call>\n${calls.map(json).join("\n")}\n</tool_call>`,
  "several, Mistral": (calls) => `[TOOL_CALLS] [${calls.map(json).join(", ")}]`,
  "several, Mistral arguments": (calls) =>
    calls.map(({ name, arguments: args }) => `[TOOL_CALLS]${name}[ARGS]${JSON.stringify(args)}`).join(""),
  "several, Python list": (calls) => `[${calls.map((one) => `${one.name}(${keywords(one)})`).join(", ")}]`,
  "several, fenced list": (calls) =>
    `\`\`\`json\n[\n${calls.map((one) => `  ${json(one)}`).join(",\n")}\n]\n\`\`\``,
  "several, Llama with semicolons": (calls) => calls.map(parameters).join("; "),
  "several, fenced each": (calls) => calls.map((one) => `\`\`\`json\n${json(one)}\n\`\`\``).join("\n\n"),
  "several, DeepSeek": (calls) =>
    `<｜tool▁calls▁begin｜>${calls
      .map(
        ({ name, arguments: args }) =>
          `<｜tool▁call▁begin｜>function<｜tool▁sep｜>${name}\n\`\`\`json\n${JSON.stringify(args)}\n\`\`\`<｜tool▁call▁end｜>`,
      )
      .join("\n")}<｜tool▁calls▁end｜>`,
};

import { readLenientValue } from "../../text/read-lenient-json";
import type { ProtocolRepair } from "../protocol-repair";
import type { ProtocolCall } from "../read-calls";
import type { KnownTool, KnownTools } from "./known-tools";

/** A call as an element of XML, and where the text goes on behind it. */
export interface ReadElement {
  readonly call: ProtocolCall;
  readonly end: number;
  readonly repairs: ReadonlySet<ProtocolRepair>;
}

const attribute = /\s+([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const opening = /<([\w:.-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/uy;
/** Elements that hold the name of a tool and nothing else. */
const nameElement = /<(name|tool_name|function_name|tool|function|action)>\s*([\w.]+)\s*<\/\1>\s*/iy;
/** Elements that hold the arguments. */
const argumentElement = /<(arguments|parameters|args|params|input|action_input)>\s*/iy;
/** Attributes that hold the name of a tool. */
const nameAttributes = ["name", "tool", "function"];

/**
 * Reads the call that begins here as an element: `<Add_memory><content>…</content></Add_memory>`, `<Add_memory content="…" />`,
 * `<tool name="Add_memory">{…}</tool>`, `<name>Add_memory</name><arguments>…</arguments>`. Null where no known tool is called.
 */
export function readElement(text: string, from: number, tools: KnownTools): ReadElement | null {
  return readNameElement(text, from, tools) ?? readNamedElement(text, from, tools);
}

function readNameElement(text: string, from: number, tools: KnownTools): ReadElement | null {
  const named = matchAt(nameElement, text, from);
  const tool = named ? tools.find(named[2] ?? "") : null;
  if (!named || !tool) return null;
  const start = from + named[0].length;
  const held = matchAt(argumentElement, text, start);
  if (!held) return readChildren(text, start, tool, null);
  return readChildren(text, start + held[0].length, tool, held[1] ?? "");
}

function readNamedElement(text: string, from: number, tools: KnownTools): ReadElement | null {
  const opened = matchAt(opening, text, from);
  if (!opened) return null;
  const [whole, element = "", written = "", closed] = opened;
  const attributes = new Map(
    [...written.matchAll(attribute)].map(([, name = "", double, single]) => [name, double ?? single ?? ""]),
  );
  const nameAttribute = nameAttributes.find((name) => tools.find(attributes.get(name) ?? "") !== null);
  const tool = tools.find(nameAttribute === undefined ? element : (attributes.get(nameAttribute) ?? ""));
  if (!tool) return null;
  const own = [...attributes].filter(([name]) => tool.parameters.includes(name));
  const end = from + whole.length;
  if (closed === "/") return own.length > 0 ? callOf(tool, own, end) : null;
  const children = readChildren(text, end, tool, element);
  if (children || own.length === 0) return children;
  const closing = matchAt(closingOf(element), text, end);
  return closing ? callOf(tool, own, end + closing[0].length) : null;
}

/** JSON, or one element for each argument, up to the closing tag of the element around them; that tag may be missing. */
function readChildren(
  text: string,
  from: number,
  tool: KnownTool,
  element: string | null,
): ReadElement | null {
  const start = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  const closing = (at: number) => (element === null ? null : matchAt(closingOf(element), text, at));
  if (text.charAt(start) === "{") {
    const read = readLenientValue(text, start);
    if (!read || typeof read.value !== "object" || read.value === null || Array.isArray(read.value))
      return null;
    const call = { name: tool.name, arguments: read.value as Readonly<Record<string, unknown>> };
    return { call, end: read.end + (closing(read.end)?.[0].length ?? 0), repairs: read.repairs };
  }
  const child = new RegExp(
    `\\s*<(${tool.parameters.join("|")}|parameter\\s+name=["'](?:${tool.parameters.join("|")})["'])>([\\s\\S]*?)</(?:\\1|parameter)>`,
    "iuy",
  );
  const args: [string, unknown][] = [];
  let at = start;
  for (let found = matchAt(child, text, at); found; found = matchAt(child, text, at)) {
    const name = (found[1] ?? "").replace(/^parameter\s+name=["']|["']$/giu, "");
    args.push([name, valueInTag(found[2] ?? "")]);
    at += found[0].length;
  }
  return args.length === 0 ? null : callOf(tool, args, at + (closing(at)?.[0].length ?? 0));
}

function callOf(tool: KnownTool, args: readonly (readonly [string, unknown])[], end: number): ReadElement {
  return { call: { name: tool.name, arguments: Object.fromEntries(args) }, end, repairs: new Set() };
}

function closingOf(element: string): RegExp {
  return new RegExp(`\\s*</${element.replace(/[^\w:-]/gu, "\\$&")}>`, "iuy");
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A value between tags: JSON where it is no text, without the line breaks around it. */
export function valueInTag(written: string): unknown {
  const text = written.replace(/^\n|\n$/g, "");
  if (!/^(?:true|false|null|-?\d+(?:\.\d+)?|[[{][\s\S]*[\]}])$/.test(text.trim())) return text;
  const read = readLenientValue(text, 0);
  return read ? read.value : text;
}

import { readLenientJson } from "../../text/read-lenient-json";
import type { ProtocolCall } from "../read-calls";
import type { KnownTool, KnownTools } from "./known-tools";

type Fields = Readonly<Record<string, unknown>>;

const nameFields = ["name", "tool", "tool_name", "function", "function_name", "action", "recipient_name"];
const argumentFields = [
  "arguments",
  "parameters",
  "args",
  "params",
  "kwargs",
  "input",
  "tool_input",
  "action_input",
];
const wrappers = ["tool_calls", "tool_call", "function_calls", "function_call", "calls", "function"];

/** The calls that a JSON value is, in any of the shapes that templates teach; null when it is none or names no known tool. */
export function callsInValue(value: unknown, tools: KnownTools): readonly ProtocolCall[] | null {
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    const calls = value.map((element) => callsInValue(element, tools));
    return calls.every((one) => one !== null) ? calls.flat() : null;
  }
  if (!isFields(value)) return null;
  const named = namedCall(value, tools);
  if (named) return [named];
  for (const wrapper of wrappers)
    if (typeof value[wrapper] === "object") return callsInValue(value[wrapper], tools);
  return callsByName(value, tools);
}

/** True for a value in the shape of a call, whatever tool it names. */
export function looksLikeCallValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(looksLikeCallValue);
  return (
    isFields(value) &&
    ["name", "tool", "tool_name", "function"].some((field) => typeof value[field] === "string") &&
    ["arguments", "parameters", "args"].some((field) => isFields(value[field]))
  );
}

function namedCall(fields: Fields, tools: KnownTools): ProtocolCall | null {
  const nameField = nameFields.find((field) => typeof fields[field] === "string");
  const tool = nameField === undefined ? null : tools.find(String(fields[nameField]));
  if (!tool || nameField === undefined) return null;
  const argumentField = argumentFields.find((field) => fields[field] !== undefined);
  if (argumentField === undefined) return flatCall(fields, nameField, tool);
  const written = fields[argumentField];
  const args = typeof written === "string" ? readLenientJson(written)?.values[0] : written;
  if (args === null) return { name: tool.name, arguments: {} };
  return isFields(args) && !isSchema(args) ? { name: tool.name, arguments: args } : null;
}

/** `{"name": "Add_memory", "content": "…"}`: the arguments are beside the name. */
function flatCall(fields: Fields, nameField: string, tool: KnownTool): ProtocolCall | null {
  const { [nameField]: _name, ...args } = fields;
  const isDescription = "description" in args || "inputSchema" in args || "input_schema" in args;
  return !isDescription && tool.parameters.some((parameter) => parameter in args)
    ? { name: tool.name, arguments: args }
    : null;
}

/** `{"Add_memory": {…}}`: the names are the keys. */
function callsByName(fields: Fields, tools: KnownTools): readonly ProtocolCall[] | null {
  const calls = Object.entries(fields).map(([key, args]) => {
    const tool = tools.find(key);
    return tool && isFields(args) && !isSchema(args) ? { name: tool.name, arguments: args } : null;
  });
  return calls.length > 0 && calls.every((one) => one !== null) ? calls : null;
}

/** The description of a tool has a schema where a call has arguments. */
function isSchema(fields: Fields): boolean {
  return fields.type === "object" && isFields(fields.properties);
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

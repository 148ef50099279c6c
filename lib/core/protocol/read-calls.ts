import { err, ok, type Result } from "../result";
import { readLenientJson } from "../text/read-lenient-json";
import type { ProtocolRepair } from "./protocol-repair";

/** One call as the model meant it; whether the tool exists and the arguments fit is decided where it runs. */
export interface ProtocolCall {
  readonly name: string;
  readonly arguments: unknown;
}

/** The calls of a block, and what had to be put right. */
export interface ReadCalls {
  readonly calls: readonly ProtocolCall[];
  readonly repairs: ReadonlySet<ProtocolRepair>;
}

const fenced = /^```[\w-]*\s*\n?([\s\S]*?)\n?\s*(?:```)?$/;

/**
 * Reads what is between `<tool_call>` and `</tool_call>`: a JSON list of `{name, arguments}`.
 * The error is a sentence that tells the model what is wrong. `isCut` says that the provider stopped in the middle.
 */
export function readCalls(text: string, { isCut = false } = {}): Result<ReadCalls, string> {
  const repairs = new Set<ProtocolRepair>();
  const trimmed = text.trim();
  const [, inside] = trimmed.startsWith("```") ? (fenced.exec(trimmed) ?? []) : [];
  if (inside !== undefined) repairs.add("code-fence");
  const json = readLenientJson(inside ?? trimmed, { canBeCut: !isCut });
  if (!json) return err("What stands in <tool_call> is not a JSON list of calls.");
  for (const repair of json.repairs) repairs.add(repair);
  const [first] = json.values;
  const isList = json.values.length === 1 && Array.isArray(first);
  if (!isList) repairs.add("list-missing");
  const elements: readonly unknown[] = isList ? (first as unknown[]) : json.values;
  if (elements.length === 0) return err("The list in <tool_call> is empty.");
  const calls: ProtocolCall[] = [];
  for (const element of elements) {
    const call = readCall(element, repairs);
    if (!call) return err('Each call in <tool_call> must be {"name": "…", "arguments": {…}}.');
    calls.push(call);
  }
  return ok({ calls, repairs });
}

function readCall(element: unknown, repairs: Set<ProtocolRepair>): ProtocolCall | null {
  if (!isRecord(element)) return null;
  if (isRecord(element.function)) {
    repairs.add("call-wrapped");
    return readCall(element.function, repairs);
  }
  const { name } = element;
  if (typeof name !== "string" || name.trim() === "") return null;
  return { name: name.trim(), arguments: readArguments(element, repairs) };
}

function readArguments(call: Readonly<Record<string, unknown>>, repairs: Set<ProtocolRepair>): unknown {
  const field = ["arguments", "parameters", "args", "input"].find(
    (candidate) => call[candidate] !== undefined,
  );
  if (field === undefined) {
    repairs.add("arguments-missing");
    return {};
  }
  if (field !== "arguments") repairs.add("arguments-renamed");
  const value = call[field];
  if (typeof value !== "string") return value;
  const parsed = readLenientJson(value);
  if (parsed?.values.length !== 1 || !isRecord(parsed.values[0])) return value;
  repairs.add("arguments-as-text");
  return parsed.values[0];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

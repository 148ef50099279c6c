import { err, ok, type Result } from "../../result";
import { hasPoisonedKey } from "./read-entry";

/** A JSON object, whose fields are unknown. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Nobody's export nests deeper; a hostile file would only make the page slow. */
const deepest = 100;

/** A JSON object, or null for anything else. */
export function objectOf(value: unknown): JsonObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The list in a value, or an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; whatever else it holds is not among them. */
export function objectsOf(list: readonly unknown[]): readonly JsonObject[] {
  return list.flatMap((value): readonly JsonObject[] => {
    const object = objectOf(value);
    return object === null ? [] : [object];
  });
}

/** The text in a value, or null. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** The first field that is there with a value. */
export function firstOf(object: JsonObject, names: readonly string[]): unknown {
  const name = names.find((candidate) => object[candidate] !== undefined && object[candidate] !== null);
  return name === undefined ? undefined : object[name];
}

/** A value as text, for an excerpt. */
export function jsonText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** Why an object cannot be read at all, or null. */
export function poisonOf(value: unknown): string | null {
  return hasPoisonedKey(value) ? "A name in it is not allowed: __proto__." : null;
}

/** Parses JSON; JSON inside a JSON string is unwrapped. The error is a sentence that says what is wrong, where that can be told. */
export function parseJson(text: string): Result<unknown, string> {
  let value: unknown = text;
  for (let layer = 0; layer < 4 && typeof value === "string"; layer += 1) {
    try {
      value = JSON.parse(value);
    } catch (error) {
      if (layer > 0) break;
      return err(jsonProblem(text, error instanceof Error ? error.message : ""));
    }
  }
  return isTooDeep(value) ? err("It is nested too deeply.") : ok(value);
}

function jsonProblem(text: string, message: string): string {
  const end = text.trimEnd();
  if (/^\s*[[{][^"]*'|:\s*(?:None|True|False)\b|[[,]\s*(?:None|True|False)\b/.test(text.slice(0, 4_000)))
    return "It is written the way Python prints values, not as JSON. Save it with json.dump and choose that file.";
  if (/[:[,]\s*-?(?:NaN|Infinity)\b/.test(text))
    return "It holds NaN or Infinity, which JSON has no word for.";
  if (/,\s*[}\]]/.test(text)) return `It has a comma before a closing bracket. (${message.slice(0, 160)})`;
  const place = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  if (/end of (?:JSON )?(?:input|data)|unterminated|EOF/i.test(message) || place >= end.length)
    return "It ends in the middle: the file was cut off.";
  return message.slice(0, 200);
}

function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    const next: unknown[] = [];
    for (const part of level)
      if (typeof part === "object" && part !== null)
        for (const inner of Object.values(part)) next.push(inner);
    level = next;
  }
  return false;
}

import { type Metadata, metadataSchema } from "../../log/memory";
import { memoryContentMaxCharacters, memoryTypes } from "../../log/operations";
import { cleanJson, cleanText } from "../../text/clean-text";
import { beginningOf } from "../../text/shorten";
import { readTime } from "./read-time";
import { excerptOf, type LeftOutPart, type TransferEntry } from "./transfer-entry";

/** A memory as a reader found it, unchecked. */
export interface RawEntry {
  readonly line: number;
  readonly content: string;
  readonly memoryType?: string | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  /** A date as text, or a number since 1970. */
  readonly createdAt?: unknown;
}

/** The key that would change what an object is; no honest export has it. */
const poisonedKey = "__proto__";

const longestKey = 64;
const longestValue = 500;

/**
 * Checks one memory of a file: faithful text, or the reason why it cannot be one. What of its date, type and metadata cannot be kept goes to
 * `onLoss`, as the beginning of a sentence.
 */
export function readEntry(raw: RawEntry, onLoss: (loss: string) => void): TransferEntry | LeftOutPart {
  const leaveOut = (reason: string): LeftOutPart => ({
    line: raw.line,
    reason,
    excerpt: excerptOf(raw.content),
  });
  const cleaned = cleanText(raw.content);
  if (cleaned === null) return leaveOut("It contains broken characters.");
  const content = cleaned.trim();
  if (/^[\p{Z}\p{Cc}\p{Cf}]*$/u.test(content)) return leaveOut("It has no text.");
  if (content.length > memoryContentMaxCharacters) {
    return leaveOut(
      `It has ${content.length.toLocaleString("en")} characters; a memory holds one fact in at most ${memoryContentMaxCharacters.toLocaleString("en")}.`,
    );
  }
  if (hasPoisonedKey(raw.metadata)) return leaveOut("A name in it is not allowed: __proto__.");
  if (cleaned !== raw.content.normalize("NFC")) onLoss("Characters that nobody sees were removed");
  const metadata = readMetadata(raw.metadata ?? {}, onLoss);
  const time = readTime(raw.createdAt);
  if (time.kind === "unclear")
    onLoss(`A date could not be read for certain, such as “${excerptOf(String(raw.createdAt))}”`);
  return {
    line: raw.line,
    content,
    memoryType: readType(raw.memoryType, onLoss),
    metadata:
      time.kind === "partial" && !("created" in metadata) ? { ...metadata, created: time.text } : metadata,
    createdAt: time.kind === "exact" ? time.at : null,
  };
}

function readType(memoryType: string | undefined, onLoss: (loss: string) => void): string {
  const known = memoryTypes.find((type) => type === memoryType);
  if (known === undefined && memoryType !== undefined)
    onLoss(`The type “${excerptOf(memoryType)}” is not known here and became “general”`);
  return known ?? "general";
}

/** True when a JSON value has a key, at any depth, that could reach the prototype of an object. */
export function hasPoisonedKey(value: unknown): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next) && Object.hasOwn(next, poisonedKey)) return true;
    for (const inner of Object.values(next)) open.push(inner);
  }
  return false;
}

/** Flat and scalar: lists become a line of text, objects their JSON; what is too long to filter by is shortened, and named. */
function readMetadata(raw: Readonly<Record<string, unknown>>, onLoss: (loss: string) => void): Metadata {
  const entries = Object.entries(raw).flatMap(([key, value]) => {
    const name = beginningOf(String(cleanJson(key)), longestKey);
    const scalar = scalarOf(value);
    if (scalar === null || name === "") {
      if (!isEmpty(value)) onLoss(`The value of “${excerptOf(key)}” was left out, because it cannot be kept`);
      return [];
    }
    if (key.length > longestKey)
      onLoss(`The name “${excerptOf(key)}” was shortened to ${longestKey} characters`);
    const kept = cleanJson(scalar);
    if (typeof kept !== "string" || kept.length <= longestValue) return [[name, kept] as const];
    onLoss(`The value of “${excerptOf(key)}” was shortened to ${longestValue} characters`);
    return [[name, beginningOf(kept, longestValue)] as const];
  });
  return metadataSchema.parse(Object.fromEntries(entries));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value;
  if (isEmpty(value)) return null;
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((part) => typeof part !== "object")) return value.join(", ");
  return JSON.stringify(value) ?? null;
}

import { type Metadata, metadataSchema } from "../../log/memory";
import { memoryContentMaxCharacters, memoryTypes } from "../../log/operations";
import { cleanJson, cleanText } from "../../text/clean-text";
import { excerptOf, type TransferEntry, type UnreadablePart } from "./transfer-entry";

/** A memory as a reader found it, unchecked. */
export interface RawEntry {
  readonly line: number;
  readonly content: string;
  readonly memoryType?: string | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly createdAt?: string | number | null | undefined;
}

/** The key that would change what an object is; no honest export has it. */
const poisonedKey = "__proto__";

const longestKey = 64;
const longestValue = 500;

/** Checks one memory of a file: faithful text, or the reason why it cannot be one. */
export function readEntry(raw: RawEntry): TransferEntry | UnreadablePart {
  const unreadable = (reason: string): UnreadablePart => ({
    line: raw.line,
    reason,
    excerpt: excerptOf(raw.content),
  });
  const cleaned = cleanText(raw.content);
  if (cleaned === null) return unreadable("It contains broken characters.");
  const content = cleaned.trim();
  if (content === "") return unreadable("It has no text.");
  if (content.length > memoryContentMaxCharacters) {
    return unreadable(
      `It has ${content.length.toLocaleString("en")} characters; a memory holds one fact in at most ${memoryContentMaxCharacters.toLocaleString("en")}.`,
    );
  }
  const metadata = readMetadata(raw.metadata ?? {});
  if (metadata === null) return unreadable("A name in it is not allowed: __proto__.");
  return {
    line: raw.line,
    content,
    memoryType: memoryTypes.find((known) => known === raw.memoryType) ?? "general",
    metadata,
    createdAt: readTime(raw.createdAt ?? null),
  };
}

/** True for what `readEntry` refused. */
export function isUnreadable(part: TransferEntry | UnreadablePart): part is UnreadablePart {
  return "reason" in part;
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

/** Flat and scalar: lists become a line of text, objects their JSON; what is empty or too long to filter by is shortened. */
function readMetadata(raw: Readonly<Record<string, unknown>>): Metadata | null {
  if (hasPoisonedKey(raw)) return null;
  const entries = Object.entries(raw).flatMap(([key, value]) => {
    const scalar = scalarOf(value);
    const name = String(cleanJson(key)).slice(0, longestKey);
    return scalar === null || name === "" ? [] : [[name, cleanJson(scalar)] as const];
  });
  return metadataSchema.parse(Object.fromEntries(entries));
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value;
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value.slice(0, longestValue).toWellFormed();
  if (Array.isArray(value) && value.every((part) => typeof part !== "object"))
    return value.length === 0 ? null : value.join(", ").slice(0, longestValue).toWellFormed();
  return JSON.stringify(value).slice(0, longestValue).toWellFormed();
}

/** An ISO date, or seconds since 1970 as ChatGPT writes them. */
function readTime(time: string | number | null): string | null {
  const milliseconds =
    typeof time === "number" ? time * 1_000 : time === null ? Number.NaN : Date.parse(time);
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > 8.64e15) return null;
  return new Date(milliseconds).toISOString();
}

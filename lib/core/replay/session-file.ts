import { z } from "zod";
import { canonicalTextOf, hashOf, hashOfText } from "../canonical-hash";
import { eventDefinitions, sessionEventSchema } from "../log/catalogue";
import { eventSchemaVersion } from "../log/event-envelope";
import type { SessionEvent } from "../log/events";
import { type ChainBreak, checkChain, type StoredEvent, sealRemains } from "../log/hash-chain";
import { upgradeEvent } from "../log/upgrades/upgrade-event";
import { err, ok, type Result } from "../result";
import { describeAlteration } from "./describe-verdict";
import { type SanitizeLevel, sanitizeEvents, sanitizeLevels, sanitizeText } from "./sanitize-events";
import { signatureSchema } from "./signature";

/** What the first field of the file says, so that it can be told from every other JSON. */
const sessionFileFormat = "agemem-session";

/** Version of the file's own schema; the events inside carry theirs. Version 2 marks the events of which it left words out. */
const sessionFileVersion = 2;

/** Largest file that is read, in bytes. */
export const sessionFileMaxBytes = 50_000_000;

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A file as it is sent and kept; its events are not yet checked (`readSessionFile`). */
export const sessionFileSchema = z.strictObject({
  format: z.literal(sessionFileFormat),
  version: z.int().min(1).max(sessionFileVersion),
  exportedAt: z.iso.datetime(),
  session: z.strictObject({ sessionId: z.string(), title: z.string(), events: z.int().min(1) }),
  /** The key and the mark on events are spelled as in every file that was ever written: both are in the hashes. */
  sanitised: z.strictObject({
    level: z.enum(sanitizeLevels),
    secretsCovered: z.int().min(0),
    /** First event whose text is not the recorded one; steps behind it cannot be verified. */
    alteredFrom: z.int().positive().nullable(),
  }),
  /** As they are in the file: their hashes are over exactly that, so nothing may be dropped before they are checked. */
  events: z.array(z.custom<StoredEvent>(isRecord, "an event is an object")).min(1),
  integrity: z.strictObject({ algorithm: z.literal("sha256"), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  signature: signatureSchema.optional(),
});

/** One session as one file: everything a replay needs, and a hash over it. */
export interface SessionFile extends Omit<z.infer<typeof sessionFileSchema>, "events"> {
  readonly events: readonly SessionEvent[];
}

/** A file that was read, and how far it can be trusted. */
export interface OpenedSessionFile extends SessionFile {
  /** The first place at which an event is not the one that was written; the events end before it. Null in a file whose chain closes. */
  readonly brokenAt: ChainBreak | null;
}

/** Why a file cannot be opened. Nothing was changed. */
export type SessionFileProblem =
  | { readonly code: "too-large"; readonly bytes: number }
  | { readonly code: "not-json" }
  | { readonly code: "other-format" }
  | { readonly code: "other-version"; readonly version: string }
  /** Its content is not what it was; `at` is the first event that is not, where an event says so. */
  | { readonly code: "tampered"; readonly at: ChainBreak | null }
  | { readonly code: "newer-events"; readonly sequence: number; readonly version: number }
  | { readonly code: "unknown-kind"; readonly sequence: number; readonly kind: string }
  | { readonly code: "invalid"; readonly where: string; readonly problem: string };

/**
 * Makes the file of a session. `sanitize` decides what is taken out of it; the hash is over what is left. Events of which words were left
 * out keep their place in the chain and are marked, so that all others can still be proven.
 */
export function createSessionFile({
  events,
  title,
  exportedAt,
  sanitize,
  secrets = [],
}: {
  readonly events: readonly SessionEvent[];
  readonly title: string;
  readonly exportedAt: string;
  readonly sanitize: SanitizeLevel;
  /** Secrets that were found by more than their shape. */
  readonly secrets?: readonly string[];
}): SessionFile {
  const sanitized = sanitizeEvents(events, sanitize, secrets);
  const content = {
    format: sessionFileFormat,
    version: sessionFileVersion,
    exportedAt,
    session: {
      sessionId: events.at(-1)?.sessionId ?? "",
      title: sanitizeText(title, sanitize, secrets),
      events: events.length,
    },
    sanitised: {
      level: sanitize,
      secretsCovered: sanitized.secrets,
      alteredFrom: sanitized.alteredFrom,
    },
    events: sanitized.events.map((event, index) => withMark(event, events[index])),
  } as const;
  return { ...content, integrity: { algorithm: "sha256", hash: hashOf(content) } };
}

function withMark(sanitized: SessionEvent, original: SessionEvent | undefined): SessionEvent {
  if (!original || JSON.stringify(sanitized) === JSON.stringify(original)) return sanitized;
  return sealRemains({ ...sanitized, erasedBy: original.erasedBy ?? "sanitised" }, original.hash);
}

/**
 * Reads a file of anybody's. Checked in this order: size, JSON, what it is, its version, the chain of hashes over its events as they
 * are in it, the hash over its content, then every event against the schema. A file whose own hash was made again after a change opens
 * up to the event before the changed one.
 */
export function readSessionFile(text: string): Result<OpenedSessionFile, SessionFileProblem> {
  if (text.length > sessionFileMaxBytes) return err({ code: "too-large", bytes: text.length });
  const raw = parseJson(text);
  if (raw === undefined) return err({ code: "not-json" });
  if (typeof raw !== "object" || raw === null || !("format" in raw) || raw.format !== sessionFileFormat)
    return err({ code: "other-format" });
  const version = "version" in raw ? raw.version : undefined;
  if (typeof version !== "number" || version < 1 || version > sessionFileVersion)
    return err({ code: "other-version", version: String(version) });
  const head = sessionFileSchema.safeParse(raw);
  if (!head.success) return err(invalid(head.error));
  const { events: stored } = head.data;
  const at = firstBreakIn(stored, head.data.session.events);
  const { integrity, signature: _, ...content } = head.data;
  const canonical = canonicalTextOf(content);
  if (canonical === null || hashOfText(canonical) !== integrity.hash) return err({ code: "tampered", at });
  if (at?.sequence === 1) return err({ code: "tampered", at });
  const events = readEvents(at ? stored.slice(0, at.sequence - 1) : stored);
  return events.ok ? ok({ ...head.data, events: events.value, brokenAt: at }) : events;
}

/** The first wrong place of the events as they are in a file; one that ends before its time is wrong at its end. */
function firstBreakIn(stored: readonly StoredEvent[], expected: number): ChainBreak | null {
  const { broken } = checkChain(stored);
  if (broken || stored.length === expected) return broken;
  return { sequence: Math.min(stored.length, expected) + 1, problem: "place" };
}

const kinds: ReadonlySet<unknown> = new Set(eventDefinitions.map((definition) => definition.name));

/** Brings events to the form of this release and checks them against its schema. */
function readEvents(stored: readonly StoredEvent[]): Result<readonly SessionEvent[], SessionFileProblem> {
  for (const [index, { schemaVersion, type }] of stored.entries()) {
    const sequence = index + 1;
    if (typeof schemaVersion === "number" && schemaVersion > eventSchemaVersion)
      return err({ code: "newer-events", sequence, version: schemaVersion });
    if (!kinds.has(type)) return err({ code: "unknown-kind", sequence, kind: String(type).slice(0, 40) });
  }
  const events = z.array(sessionEventSchema).safeParse(stored.map((event) => upgradeEvent(event)));
  return events.success ? ok(events.data) : err(invalid(events.error, "events"));
}

/** One sentence for a person: what is wrong with the file, and what to do. */
export function describeSessionFileProblem(problem: SessionFileProblem): string {
  switch (problem.code) {
    case "too-large":
      return `The file has ${Math.round(problem.bytes / 1_000_000)} MB; at most ${sessionFileMaxBytes / 1_000_000} MB are opened. Nothing was read.`;
    case "not-json":
      return "The file is not complete JSON: it was cut short or is something else. Export the session again.";
    case "other-format":
      return "This is not a session file of AgeMem Studio. Such a file comes from “Share” in a replay.";
    case "other-version":
      return `The file has version ${problem.version} of the format; this app reads versions 1 to ${sessionFileVersion}. Open it with a newer AgeMem Studio.`;
    case "tampered":
      return problem.at
        ? `The file was changed after it was exported. ${describeAlteration({ sequence: problem.at.sequence, differs: problem.at.problem })} It is not opened.`
        : "The file was changed after it was exported: its content does not match its hash. It is not opened, because nobody could tell what is still true.";
    case "newer-events":
      return `Event ${problem.sequence} was written by a newer AgeMem Studio (version ${problem.version} of the log; this one reads up to ${eventSchemaVersion}). It is not opened; open it there.`;
    case "unknown-kind":
      return `Event ${problem.sequence} is of a kind that this AgeMem Studio does not know (“${problem.kind}”). It is not opened.`;
    case "invalid":
      return `The file does not hold what it should at ${problem.where}: ${problem.problem} It is not opened.`;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(error: z.ZodError, inside = ""): SessionFileProblem {
  const [issue] = error.issues;
  const where = [inside, ...(issue?.path ?? [])].filter((part) => part !== "").join(".");
  const message = issue?.message ?? "unknown fields";
  return {
    code: "invalid",
    where: where || "the file",
    problem: message.endsWith(".") ? message : `${message}.`,
  };
}

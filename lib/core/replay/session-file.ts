import { z } from "zod";
import { hashOf } from "../canonical-hash";
import { sessionEventSchema } from "../log/catalogue";
import type { SessionEvent } from "../log/events";
import { upgradeEvent } from "../log/upgrade-event";
import { err, ok, type Result } from "../result";
import { type SanitiseLevel, sanitiseEvents, sanitiseLevels, sanitiseTitle } from "./sanitise-events";

/** What the first field of the file says, so that it can be told from every other JSON. */
export const sessionFileFormat = "agemem-session";

/** Version of the file's own schema; the events inside carry theirs. */
export const sessionFileVersion = 1;

/** Largest file that is read, in bytes. */
export const sessionFileMaxBytes = 50_000_000;

const headSchema = z.strictObject({
  format: z.literal(sessionFileFormat),
  version: z.literal(sessionFileVersion),
  exportedAt: z.iso.datetime(),
  session: z.strictObject({ sessionId: z.string(), title: z.string(), events: z.int().min(1) }),
  sanitised: z.strictObject({
    level: z.enum(sanitiseLevels),
    secretsCovered: z.int().min(0),
    /** First event whose text is not the recorded one; steps behind it cannot be verified. */
    alteredFrom: z.int().positive().nullable(),
  }),
  events: z.array(z.record(z.string(), z.unknown())).min(1),
  integrity: z.strictObject({ algorithm: z.literal("sha256"), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** One session as one file: everything a replay needs, and a hash over it. */
export interface SessionFile extends Omit<z.infer<typeof headSchema>, "events"> {
  readonly events: readonly SessionEvent[];
}

/** Why a file cannot be opened. Nothing was changed. */
export type SessionFileProblem =
  | { readonly code: "too-large"; readonly bytes: number }
  | { readonly code: "not-json" }
  | { readonly code: "other-format" }
  | { readonly code: "other-version"; readonly version: string }
  | { readonly code: "tampered" }
  | { readonly code: "invalid"; readonly where: string; readonly problem: string };

/** Makes the file of a session. `sanitise` decides what is taken out of it; the hash is over what is left. */
export function createSessionFile({
  events,
  title,
  exportedAt,
  sanitise,
}: {
  readonly events: readonly SessionEvent[];
  readonly title: string;
  readonly exportedAt: string;
  readonly sanitise: SanitiseLevel;
}): SessionFile {
  const sanitised = sanitiseEvents(events, sanitise);
  const content = {
    format: sessionFileFormat,
    version: sessionFileVersion,
    exportedAt,
    session: {
      sessionId: events.at(-1)?.sessionId ?? "",
      title: sanitiseTitle(title, sanitise),
      events: events.length,
    },
    sanitised: {
      level: sanitise,
      secretsCovered: sanitised.secrets,
      alteredFrom: sanitised.alteredFrom,
    },
    events: sanitised.events,
  } as const;
  return { ...content, integrity: { algorithm: "sha256", hash: hashOf(content) } };
}

/**
 * Reads a file of anybody's. Checked in this order: size, JSON, what it is, its version, the hash over its content, then every
 * event against the schema. Unknown fields of events are dropped by the schema; texts stay data.
 */
export function readSessionFile(text: string): Result<SessionFile, SessionFileProblem> {
  if (text.length > sessionFileMaxBytes) return err({ code: "too-large", bytes: text.length });
  const raw = parseJson(text);
  if (raw === undefined) return err({ code: "not-json" });
  if (typeof raw !== "object" || raw === null || !("format" in raw) || raw.format !== sessionFileFormat)
    return err({ code: "other-format" });
  const version = "version" in raw ? raw.version : undefined;
  if (version !== sessionFileVersion) return err({ code: "other-version", version: String(version) });
  const head = headSchema.safeParse(raw);
  if (!head.success) return err(invalid(head.error));
  const { integrity, ...content } = head.data;
  if (hashOf(content) !== integrity.hash) return err({ code: "tampered" });
  const events = z.array(sessionEventSchema).safeParse(head.data.events.map(upgradeEvent));
  if (!events.success) return err(invalid(events.error, "events"));
  return ok({ ...head.data, events: events.data });
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
      return `The file has version ${problem.version} of the format; this app reads version ${sessionFileVersion}. Open it with a newer AgeMem Studio.`;
    case "tampered":
      return "The file was changed after it was exported: its content does not match its hash. It is not opened, because nobody could tell what is still true.";
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

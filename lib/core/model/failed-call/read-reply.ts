/** Longest reply that is kept, in characters. */
export const longestReply = 4_000;

/** Longest sentence of a provider that is kept, in characters. */
const longestWords = 600;

/** What a provider says in a reply that refuses: the sentence in it, by any of the names it has at the usual providers. Null where there is none. */
export function providerWords(reply: string): string | null {
  const found = wordsIn(parsed(reply));
  if (found !== null) return shortened(found);
  // Plain text is the sentence itself; a web page is not.
  const isSentence = reply.trim() !== "" && reply.length <= longestWords && !/^\s*[<{[]/.test(reply);
  return isSentence ? shortened(reply) : null;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longestWords ? line : `${line.slice(0, longestWords - 1).toWellFormed()}…`;
}

function parsed(reply: string): unknown {
  try {
    return JSON.parse(reply);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** In the order in which they say most. */
const names = [
  "message",
  "error",
  "detail",
  "details",
  "error_description",
  "msg",
  "title",
  "errors",
] as const;

function wordsIn(value: unknown, depth = 0): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (typeof value !== "object" || value === null || depth > 4) return null;
  if (Array.isArray(value)) return wordsIn(value[0], depth + 1);
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const name of names) {
    const words = wordsIn(fields.get(name), depth + 1);
    if (words !== null) return words;
  }
  return null;
}

type Headers = Readonly<Record<string, string>>;

/** The names under which providers and their gateways give a request its id, lower case. */
const requestIdHeaders = [
  "x-request-id",
  "request-id",
  "openai-request-id",
  "x-amzn-requestid",
  "x-ms-request-id",
  "x-correlation-id",
  "cf-ray",
] as const;

/** The id by which the provider finds the request in its own logs; null where it gave none. Names of headers in lower case. */
export function requestIdOf(headers: Headers): string | null {
  const given = requestIdHeaders.map((name) => headers[name]).find((id) => id !== undefined);
  return given !== undefined && /^[\w.:/=+-]{1,120}$/.test(given) ? given : null;
}

/** What a reply asks to wait, in milliseconds: by `Retry-After` in seconds or as a date, or in milliseconds. Null where it asks for nothing. */
export function askedWaitMs(headers: Headers, nowMs: number): number | null {
  const milliseconds = numberIn(headers["retry-after-ms"]);
  if (milliseconds !== null) return milliseconds;
  const after = headers["retry-after"];
  if (after === undefined) return null;
  const seconds = numberIn(after);
  if (seconds !== null) return seconds * 1_000;
  // A date has names of days and months; other things that can be read as one are mistakes.
  const until = /[a-z]{3}/i.test(after) ? Date.parse(after) - nowMs : Number.NaN;
  return Number.isNaN(until) ? null : Math.max(0, until);
}

function numberIn(text: string | undefined): number | null {
  if (text === undefined || text.trim() === "") return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

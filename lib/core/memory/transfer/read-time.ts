/** A time as a file states it: exact, only a month or a year, absent, or written in a way that can be read in two ways. */
export type FileTime =
  | { readonly kind: "exact"; readonly at: string }
  | { readonly kind: "partial"; readonly text: string }
  | { readonly kind: "none" }
  | { readonly kind: "unclear" };

const isoTime =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const partialTime = /^\d{4}(?:-\d{2})?$/;
const zonedTime = /^[a-z]{3}, \d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/i;

/** Years that a memory can be from; numbers outside are in another unit. */
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * Reads an ISO date, an RFC 5322 date, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970. A time without a zone is
 * taken as UTC, so that every machine reads it alike. "03/04/2025" is unclear, because it is two days.
 */
export function readTime(value: unknown): FileTime {
  if (value === null || value === undefined || value === "") return { kind: "none" };
  if (typeof value === "number") return readEpoch(value);
  if (typeof value !== "string") return { kind: "unclear" };
  const text = value.trim();
  if (/^\d{9,19}(?:\.\d+)?$/.test(text)) return readEpoch(Number(text));
  if (partialTime.test(text)) return { kind: "partial", text };
  if (zonedTime.test(text)) return exact(Date.parse(text));
  const match = isoTime.exec(text);
  if (!match) return { kind: "unclear" };
  const [, year, month, day, clock = "00:00:00", zone = "Z"] = match;
  if (new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() !== Number(day))
    return { kind: "unclear" };
  const offset = /^[+-]\d{2}$/.test(zone) ? `${zone}:00` : zone.replace(/^(?:UTC|GMT|Z)$/i, "Z");
  return exact(
    Date.parse(
      `${year}-${month}-${day}T${clock.replace(",", ".")}${offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`,
    ),
  );
}

function readEpoch(value: number): FileTime {
  for (const unit of [1_000, 1, 1e-3, 1e-6]) {
    const milliseconds = value * unit;
    if (milliseconds >= earliest && milliseconds < latest) return exact(milliseconds);
  }
  return { kind: "unclear" };
}

function exact(milliseconds: number): FileTime {
  return Number.isFinite(milliseconds) && Math.abs(milliseconds) <= 8.64e15
    ? { kind: "exact", at: new Date(milliseconds).toISOString() }
    : { kind: "unclear" };
}

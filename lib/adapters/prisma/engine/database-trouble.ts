/**
 * Why a query failed where the query itself was right: the database cannot be reached, it answers too slowly, the disk it lies on is full,
 * or a text holds a character that it cannot keep.
 */
export type DatabaseTrouble = "unreachable" | "slow" | "full" | "unkeepable-text";

/** Codes of Node, `pg`, Postgres (SQLSTATE), Prisma and its driver adapter, and what each means to a person. */
const meanings: Readonly<Record<string, DatabaseTrouble>> = {
  "database-stopped": "unreachable",
  ECONNREFUSED: "unreachable",
  ECONNRESET: "unreachable",
  ENOTFOUND: "unreachable",
  EPIPE: "unreachable",
  EHOSTUNREACH: "unreachable",
  "08000": "unreachable",
  "08001": "unreachable",
  "08003": "unreachable",
  "08004": "unreachable",
  "08006": "unreachable",
  "57P01": "unreachable",
  "57P02": "unreachable",
  "57P03": "unreachable",
  "58030": "unreachable",
  P1001: "unreachable",
  P1017: "unreachable",
  DatabaseNotReachable: "unreachable",
  ConnectionClosed: "unreachable",
  ETIMEDOUT: "slow",
  "53300": "slow",
  "57014": "slow",
  P1002: "slow",
  P1008: "slow",
  P2024: "slow",
  P2028: "slow",
  SocketTimeout: "slow",
  TooManyConnections: "slow",
  ENOSPC: "full",
  EDQUOT: "full",
  "53100": "full",
  "22021": "unkeepable-text",
  "22P05": "unkeepable-text",
};

/** Words of errors that carry no code. */
const words: readonly (readonly [RegExp, DatabaseTrouble])[] = [
  [/No space left on device/i, "full"],
  [/Connection terminated|server closed the connection|connection is closed/i, "unreachable"],
  [/timeout exceeded when trying to connect|Unable to start a transaction in the given time/i, "slow"],
  [/invalid byte sequence for encoding|unsupported Unicode escape/i, "unkeepable-text"],
];

/** What kind of trouble an error is, however deep in it the database's own error lies; null where it is something else. */
export function databaseTroubleOf(error: unknown): DatabaseTrouble | null {
  return troubleIn(error, 0);
}

/** Wrapping goes no deeper than this. */
const maxDepth = 6;

function troubleIn(error: unknown, depth: number): DatabaseTrouble | null {
  if (typeof error !== "object" || error === null || depth > maxDepth) return null;
  const fields = error as Readonly<Record<string, unknown>>;
  const text = typeof fields.message === "string" ? fields.message : "";
  return (
    troubleOfCode(fields) ??
    inside(fields)
      .map((inner) => troubleIn(inner, depth + 1))
      .find((found) => found !== null) ??
    words.find(([pattern]) => pattern.test(text))?.[1] ??
    null
  );
}

function troubleOfCode({ code, originalCode, kind }: Readonly<Record<string, unknown>>) {
  const known = [code, originalCode, kind].flatMap((name) => meanings[String(name)] ?? []);
  return known[0];
}

/** The errors that one wraps. */
function inside({
  cause,
  meta,
  driverAdapterError,
  errors,
}: Readonly<Record<string, unknown>>): readonly unknown[] {
  return [cause, meta, driverAdapterError, ...(Array.isArray(errors) ? errors : [])];
}

import { Pool } from "pg";
import { err, ok, type Result } from "@/lib/core/result";
import type { DatabaseOpenError } from "./database-open-error";
import type { DatabaseServer } from "./database-server";

const connectTimeoutMilliseconds = 10_000;
const maxConnections = 10;

/** Connects to a Postgres server with pgvector. */
export async function openPostgres(databaseUrl: string): Promise<Result<DatabaseServer, DatabaseOpenError>> {
  const address = parseAddress(databaseUrl);
  if (!address)
    return err({ code: "database-unreachable", reason: "the address does not start with postgresql://" });
  const pool = new Pool({
    connectionString: withSessionSettings(address),
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMilliseconds,
  });
  // A broken idle connection is replaced by the pool; unheard, its error would end the process.
  pool.on("error", () => {});
  try {
    const { hasVector, isDurable } = await inspect(pool);
    if (hasVector) return ok(serve(pool, isDurable));
    await pool.end();
    return err({ code: "extension-missing", extension: "vector" });
  } catch (error) {
    await pool.end();
    return err({ code: "database-unreachable", reason: withoutPassword(describe(error), address) });
  }
}

function parseAddress(databaseUrl: string): URL | null {
  return /^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
}

/**
 * Prisma's adapter writes and reads times as if every session were in UTC. Reading at random is hardly dearer than in order where data lies
 * in memory or on flash; told otherwise, the server reads everybody's memories to find one owner's.
 */
function withSessionSettings(address: URL): string {
  const changed = new URL(address);
  changed.searchParams.set(
    "options",
    `${address.searchParams.get("options") ?? ""} -c TimeZone=UTC -c random_page_cost=1.1`.trim(),
  );
  return changed.href;
}

async function inspect(pool: Pool): Promise<{ hasVector: boolean; isDurable: boolean }> {
  const { rows } = await pool.query<{ vector: boolean; durable: boolean }>(`
    SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') AS vector,
      current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off' AS durable`);
  return { hasVector: rows[0]?.vector ?? false, isDurable: rows[0]?.durable ?? false };
}

function serve(pool: Pool, isDurable: boolean): DatabaseServer {
  return {
    kind: "postgres",
    durability: isDurable ? "power-loss" : "process-crash",
    pool,
    whenStopped: new Promise(() => {}),
    space: async () => null,
    close: () => pool.end(),
  };
}

/** A failure to connect to each address of a host name has no message of its own. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join("; ");
  return error instanceof Error ? error.message : String(error);
}

function withoutPassword(reason: string, { password }: URL): string {
  if (password === "") return reason;
  return [password, decodeURIComponent(password)].reduce(
    (text, secret) => text.replaceAll(secret, "***"),
    reason,
  );
}

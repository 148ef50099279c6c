import pg from "pg";

let statements: string[] = [];
let isCounting = false;

/**
 * Keeps what goes to the database from here on, transactions' begin and commit included: both stores are reached through this client. Call
 * the result to get it.
 */
export function countStatements(): () => readonly string[] {
  if (!isCounting) {
    isCounting = true;
    const { query } = pg.Client.prototype;
    pg.Client.prototype.query = function count(this: pg.Client, ...sent: unknown[]) {
      const [first] = sent;
      statements.push(typeof first === "string" ? first : String((first as { text?: unknown } | null)?.text));
      return Reflect.apply(query, this, sent);
    } as typeof query;
  }
  statements = [];
  return () => statements;
}

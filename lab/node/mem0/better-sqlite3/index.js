// better-sqlite3 as mem0ai uses it, on the SQLite of Node itself: nothing has to be compiled.
import { DatabaseSync } from "node:sqlite";

const ownValue = (value) =>
  value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
const ownRow = (row) => row && Object.fromEntries(Object.entries(row).map(([name, value]) => [name, ownValue(value)]));
const parametersOf = (given) => (given.length === 1 && Array.isArray(given[0]) ? given[0] : given);

export default class Database {
  constructor(path) {
    this.db = new DatabaseSync(path);
  }

  exec(sql) {
    this.db.exec(sql);
    return this;
  }

  pragma(text) {
    return this.db.prepare(`PRAGMA ${text}`).all();
  }

  prepare(sql) {
    const statement = this.db.prepare(sql);
    return {
      run: (...given) => statement.run(...parametersOf(given)),
      get: (...given) => ownRow(statement.get(...parametersOf(given))),
      all: (...given) => statement.all(...parametersOf(given)).map(ownRow),
      iterate: (...given) => statement.iterate(...parametersOf(given)),
    };
  }

  transaction(work) {
    return (...given) => {
      this.db.exec("BEGIN");
      try {
        const result = work(...given);
        this.db.exec("COMMIT");
        return result;
      } catch (error) {
        this.db.exec("ROLLBACK");
        throw error;
      }
    };
  }

  close() {
    this.db.close();
  }
}

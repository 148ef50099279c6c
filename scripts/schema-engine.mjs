#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which the CLI would download from binaries.prisma.sh:
// answers the CLI's JSON-RPC on standard input with @prisma/schema-engine-wasm over the `pg` adapter.
// Without a `postgresql:` address it works on an embedded Postgres in memory: the app's own data folder is never opened here.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { vector } from "@electric-sql/pglite-pgvector";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const argumentsGiven = process.argv.slice(2);
const valuesOf = (name) =>
  argumentsGiven.flatMap((value, index) => (value === name ? [argumentsGiven[index + 1]] : []));
const address = JSON.parse(valuesOf("--datasource")[0] ?? "{}").url ?? "";
const isServer = /^postgres(ql)?:/.test(address);

const CHARACTER_OID = 18;
const TEXT_OID = 25;

/** A driver adapter the engine can use: PrismaPg lacks the "char" type and cuts scripts at every semicolon. */
async function connectAdapter(poolConfig, afterClose = async () => {}) {
  const pool = new pg.Pool({ ...poolConfig, max: 1, options: "-c TimeZone=UTC" });
  const query = pool.query.bind(pool);
  const characterColumns = new WeakMap();
  pool.query = async (...given) => {
    const result = await query(...given);
    const fields = (result.fields ?? []).filter((field) => field.dataTypeID === CHARACTER_OID);
    characterColumns.set(
      result.rows,
      fields.map((field) => result.fields.indexOf(field)),
    );
    for (const field of fields) field.dataTypeID = TEXT_OID;
    return result;
  };
  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (given) => {
    const result = await queryRaw(given);
    for (const column of characterColumns.get(result.rows) ?? [])
      result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = (script) =>
    query(script).then(
      () => {},
      (error) => adapter.onError(error),
    );
  adapter.dispose = () => pool.end().then(afterClose);
  return adapter;
}

let embedded;

/** The database and its shadow are the same one here: it takes seconds to make and nothing in it is kept. */
function connectEmbedded() {
  embedded ??= new PGlite({ extensions: { vector } });
  const config = createPgConfig(embedded);
  // pg passes its parsers as `types`; PGlite's connection would take them for a list of parameter types.
  const parse = config.connection.parse.bind(config.connection);
  config.connection.parse = (query) => parse({ ...query, types: undefined });
  return connectAdapter(config);
}

async function connectServerShadow() {
  const name = `prisma_migrate_shadow_db_${process.pid}_${Date.now()}`;
  const administrator = new pg.Client({ connectionString: address });
  await administrator.connect();
  await administrator.query(`CREATE DATABASE "${name}"`);
  const shadow = new URL(address);
  shadow.pathname = `/${name}`;
  return connectAdapter({ connectionString: shadow.href }, async () => {
    await administrator.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await administrator.end();
  });
}

const connections = {
  provider: "postgres",
  adapterName: "schema-engine-over-pg",
  connect: () => (isServer ? connectAdapter({ connectionString: address }) : connectEmbedded()),
  connectToShadowDb: () => (isServer ? connectServerShadow() : connectEmbedded()),
};
const factory = bindMigrationAwareSqlAdapterFactory(connections);

async function createEngine() {
  // The engine reports a panic here and then only says "unreachable".
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (panic = message) };
  const packageFolder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const wasm = readFileSync(path.join(packageFolder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": engineBindings });
  engineBindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = valuesOf("--datamodels").map((file) => [file, readFileSync(file, "utf8")]);
  return engineBindings.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => {},
    factory,
  );
}

let panic;
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

const sendError = (id, message, code) => {
  const data = { is_panic: false, message, meta: null, error_code: code ?? null };
  send({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
};

async function answer(engine, { id, method, params }) {
  try {
    const result = (await engine[method === "getDatabaseVersion" ? "version" : method](params ?? {})) ?? {};
    // The native engine prints a diff by calling the CLI back.
    if (method === "diff" && result.stdout)
      send({ id: 1_000_000 + id, method: "print", params: { content: result.stdout } });
    send({ id, result });
  } catch (thrown) {
    const cause =
      (typeof thrown?.code === "number" && factory.errorRegistry.consumeError(thrown.code)?.error) || thrown;
    sendError(id, panic ?? String(cause?.message ?? cause), cause?.code);
  }
}

if (argumentsGiven.includes("--version")) {
  process.stdout.write("schema-engine-wasm\n");
} else if (argumentsGiven.includes("cli")) {
  // The CLI asks `can-connect-to-database` in a process of its own and reads a log line from standard error.
  const report = (level, message, code) =>
    process.stderr.write(
      `\n${JSON.stringify({ level, target: "schema_engine::logger", fields: { message, error_code: code } })}\n`,
    );
  try {
    const adapter = await connections.connect();
    await adapter.queryRaw({ sql: "SELECT 1", args: [], argTypes: [] }).finally(adapter.dispose);
    report("INFO", "connected");
    process.exit(0);
  } catch (error) {
    report("ERROR", String(error?.message ?? error), "P1001");
    process.exit(1);
  }
} else {
  let engine;
  let request = {};
  // When the engine only dies, the CLI prints nothing and ends with success.
  process.on("uncaughtException", (error) => {
    sendError(request.id, String(error?.stack ?? error));
    process.exit(1);
  });
  for await (const line of createInterface({ input: process.stdin })) {
    request = line.trim() ? JSON.parse(line) : {};
    if (!request.method) continue;
    engine ??= await createEngine();
    await answer(engine, request);
  }
  process.exit(0);
}

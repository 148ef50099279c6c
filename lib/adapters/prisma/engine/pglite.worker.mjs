// Owns the embedded database in a thread of its own and answers one client in the Postgres wire protocol over the message port:
// in the server's thread a single search would stop every streaming answer.
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";

const extensions = { vector };
const startParams = [
  ...PGlite.defaultStartParams,
  ...["-c", "TimeZone=UTC", "-c", "min_wal_size=32MB", "-c", "max_wal_size=64MB"],
  // A part of the write-ahead log that is done with is removed, not kept for reuse with its old words in it.
  ...["-c", "wal_recycle=off"],
  // Everything read often lies in memory: without this, one owner's rows are found by reading everybody's.
  ...["-c", "random_page_cost=1.1"],
];

/** Without a background process nothing else trims the write-ahead log while the app runs: it would grow with every write. */
const checkpointEveryBytes = 32 * 1024 * 1024;
const checkpointLookMilliseconds = 5_000;

/** Messages after which the client waits for an answer: query, sync, flush, function call, the end of a copy, goodbye. */
const endsBatch = new Set([..."QSHFcfX"].map((letter) => letter.charCodeAt(0)));
const syncMessage = Uint8Array.of("S".charCodeAt(0), 0, 0, 0, 4);

/** Answers travel in pieces of about this many bytes, so that a large result is never held twice as a whole. */
const pieceBytes = 256 * 1024;

const { databaseFolder, templateFile } = workerData;
const post = (message, transfer) => parentPort.postMessage(message, transfer);

let database;
let lastCheckpointLook = 0;
const connections = new Map();
let work = openDatabase().then(
  () => post({ kind: "ready" }),
  (error) => post({ kind: "failed", reason: String(error?.message ?? error) }),
);
parentPort.on("message", (message) => {
  work = work
    .then(() => handle(message))
    .catch((error) => post({ kind: "failed", reason: String(error?.message ?? error) }));
});

async function openDatabase() {
  if (databaseFolder && !existsSync(path.join(databaseFolder, "PG_VERSION"))) await createFolder();
  const loadDataDir = databaseFolder ? undefined : await readTemplate();
  database = await PGlite.create({
    dataDir: databaseFolder ?? "memory://",
    extensions,
    startParams,
    loadDataDir,
  });
  if (!databaseFolder && !loadDataDir) await saveTemplate(database);
}

/** Creates the files beside their place and moves them there, so that a kill on the way leaves no half database behind. */
async function createFolder() {
  const unfinished = `${databaseFolder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const loadDataDir = await readTemplate();
  const created = await PGlite.create({ dataDir: unfinished, extensions, startParams, loadDataDir });
  if (!loadDataDir) await saveTemplate(created);
  await created.close();
  await rename(unfinished, databaseFolder);
}

async function readTemplate() {
  if (!templateFile || !existsSync(templateFile)) return undefined;
  return new File([await readFile(templateFile)], "template.tgz", { type: "application/x-gzip" });
}

/** Keeps an empty database as an archive: opening one takes a second where creating one takes five. */
async function saveTemplate(created) {
  if (!templateFile) return;
  const archive = await created.dumpDataDir("gzip");
  const unfinished = `${templateFile}.${process.pid}.unfinished`;
  await mkdir(path.dirname(templateFile), { recursive: true });
  await writeFile(unfinished, new Uint8Array(await archive.arrayBuffer()));
  await rename(unfinished, templateFile);
}

async function handle({ kind, connection, bytes }) {
  if (kind === "bytes") {
    if (!connections.has(connection)) connections.set(connection, createBatchReader());
    for (const batch of connections.get(connection)(bytes)) await answer(connection, batch);
    post({ kind: "handled" });
    await trimLog();
  } else if (kind === "disconnect") {
    if (connections.delete(connection)) await forgetSession();
    post({ kind: "handled" });
  } else if (kind === "close") {
    await database.close();
    post({ kind: "closed" });
    parentPort.close();
  }
}

async function answer(connection, batch) {
  let pieces = [];
  let size = 0;
  const send = () => {
    if (size === 0) return;
    const whole = new Uint8Array(size);
    let offset = 0;
    for (const piece of pieces) {
      whole.set(piece, offset);
      offset += piece.length;
    }
    post({ kind: "bytes", connection, bytes: whole }, [whole.buffer]);
    pieces = [];
    size = 0;
  };
  await database.execProtocolRawStream(batch, {
    onRawData: (view) => {
      // The view lies in the database's own memory, which it writes over.
      pieces.push(view.slice());
      size += view.length;
      if (size >= pieceBytes) send();
    },
  });
  send();
}

async function trimLog() {
  if (performance.now() - lastCheckpointLook < checkpointLookMilliseconds || database.isInTransaction())
    return;
  lastCheckpointLook = performance.now();
  const { rows } = await database.query(
    "SELECT pg_current_wal_lsn() - redo_lsn AS bytes FROM pg_control_checkpoint()",
  );
  if (Number(rows[0].bytes) > checkpointEveryBytes) await database.exec("CHECKPOINT");
}

/** The next client must not find an open transaction, a setting or a prepared statement of the last one. */
async function forgetSession() {
  await database.execProtocolRawStream(syncMessage, { onRawData: () => {} });
  await database.exec("ROLLBACK");
  await database.exec("DISCARD ALL");
}

/** Cuts a client's bytes into batches: the startup packet (which has no type byte), then all messages up to one that asks for an answer. */
function createBatchReader() {
  let unread = Buffer.alloc(0);
  let completeBytes = 0;
  let typeBytes = 0;
  return (bytes) => {
    unread = Buffer.concat([unread, bytes]);
    const batches = [];
    while (unread.length >= completeBytes + typeBytes + 4) {
      const messageBytes = typeBytes + unread.readInt32BE(completeBytes + typeBytes);
      if (messageBytes < typeBytes + 4)
        throw new Error("a message of the database client has an impossible length");
      if (unread.length < completeBytes + messageBytes) break;
      const isBatch = typeBytes === 0 || endsBatch.has(unread[completeBytes]);
      completeBytes += messageBytes;
      typeBytes = 1;
      if (!isBatch) continue;
      batches.push(unread.subarray(0, completeBytes));
      unread = unread.subarray(completeBytes);
      completeBytes = 0;
    }
    return batches;
  };
}

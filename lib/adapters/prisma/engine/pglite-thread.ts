import { EventEmitter, once } from "node:events";
import path from "node:path";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { err, ok, type Result } from "@/lib/core/result";
import { DatabaseStoppedError } from "./database-stopped-error";
import { PGliteStream } from "./pglite-stream";
import { createStallWatch, type StallWatch } from "./stall-watch";

export interface PGliteThreadOptions {
  /** Holds lib/adapters/prisma/engine/pglite.worker.mjs: the repository, or the standalone build. */
  readonly rootFolder: string;
  /** Absent: in memory. */
  readonly databaseFolder?: string | undefined;
  /** An archive of an empty database; made on first use, so that later databases open faster. */
  readonly templateFile?: string | undefined;
  /** How long the thread may stay silent while it owes an answer, in milliseconds. */
  readonly answerTimeoutMilliseconds?: number | undefined;
}

type FromThread =
  | { readonly kind: "ready" | "handled" | "closed" }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "bytes"; readonly connection: number; readonly bytes: Uint8Array<ArrayBuffer> };

/** Creating a database takes up to ten seconds on a busy machine. */
const openTimeoutMilliseconds = 120_000;
const closeTimeoutMilliseconds = 10_000;
/** Far above any honest query: a full disk makes the database spin forever without an error. */
const defaultAnswerTimeoutMilliseconds = 60_000;

/** Starts a thread and opens the embedded database in it. */
export async function startPGliteThread(
  options: PGliteThreadOptions,
): Promise<Result<PGliteThread, DatabaseStoppedError>> {
  const thread = new PGliteThread(options);
  const expired = delay(openTimeoutMilliseconds, "expired" as const, { ref: false });
  const outcome = await Promise.race([thread.whenReady, thread.whenStopped, expired]);
  if (outcome === "expired") thread.stop(`it did not open within ${openTimeoutMilliseconds / 1000} s`);
  return thread.stoppedBy ? err(thread.stoppedBy) : ok(thread);
}

/** The thread that owns the embedded database. It serves one client at a time and does not keep an idle process alive. */
export class PGliteThread {
  /** Set once the thread has ended other than by `close`. */
  stoppedBy: DatabaseStoppedError | null = null;
  readonly whenReady: Promise<unknown>;
  /** Resolves when the thread ends other than by `close`. */
  readonly whenStopped: Promise<DatabaseStoppedError>;

  readonly #worker: Worker;
  readonly #streams = new Map<number, PGliteStream>();
  readonly #signals = new EventEmitter();
  readonly #watch: StallWatch;
  #connectionCount = 0;
  #isClosing = false;

  constructor(options: PGliteThreadOptions) {
    const timeout = options.answerTimeoutMilliseconds ?? defaultAnswerTimeoutMilliseconds;
    this.#watch = createStallWatch(timeout, () => this.stop(`no answer for ${timeout / 1000} s`));
    this.whenReady = once(this.#signals, "ready");
    this.whenStopped = once(this.#signals, "stopped").then(([error]) => error);
    this.#worker = startWorker(options);
    this.#worker.on("message", (message: FromThread) => this.#receive(message));
    this.#worker.on("error", (error) => this.stop(error.message));
    this.#worker.on("exit", (code) => this.stop(`its thread ended with code ${code}`));
  }

  /** A stream that speaks the Postgres protocol, for one `pg` client. */
  connect(): Duplex {
    this.#connectionCount += 1;
    const connection = this.#connectionCount;
    const stream = new PGliteStream({
      send: (bytes) => {
        // A view would be sent with the whole buffer it looks into.
        const copy = new Uint8Array(bytes);
        this.#post({ kind: "bytes", connection, bytes: copy }, [copy.buffer]);
      },
      disconnect: () => {
        this.#streams.delete(connection);
        this.#post({ kind: "disconnect", connection });
      },
    });
    this.#streams.set(connection, stream);
    if (this.stoppedBy) stream.destroy(this.stoppedBy);
    return stream;
  }

  /** Closes the database files and ends the thread. */
  async close(): Promise<void> {
    if (this.stoppedBy || this.#isClosing) return;
    this.#isClosing = true;
    this.#worker.ref();
    this.#worker.postMessage({ kind: "close" });
    await Promise.race([
      once(this.#signals, "closed"),
      delay(closeTimeoutMilliseconds, undefined, { ref: false }),
    ]);
    this.#watch.stop();
    await this.#worker.terminate();
  }

  /** Ends the thread at once; what was committed is safe. Every open and later query fails with the reason. */
  stop(reason: string): void {
    if (this.stoppedBy || this.#isClosing) return;
    this.stoppedBy = new DatabaseStoppedError(reason);
    this.#watch.stop();
    void this.#worker.terminate();
    for (const stream of this.#streams.values()) stream.destroy(this.stoppedBy);
    this.#signals.emit("stopped", this.stoppedBy);
  }

  #post(message: object, transfer: ArrayBuffer[] = []): void {
    if (this.stoppedBy || this.#isClosing) return;
    this.#watch.expectAnswer();
    this.#worker.ref();
    this.#worker.postMessage(message, transfer);
  }

  #receive(message: FromThread): void {
    this.#watch.noteProgress(message.kind === "handled" ? 1 : 0);
    if (message.kind === "bytes")
      this.#streams.get(message.connection)?.push(Buffer.from(message.bytes.buffer));
    else if (message.kind === "failed") this.stop(message.reason);
    else this.#signals.emit(message.kind);
    if (message.kind !== "bytes" && !this.#watch.isWaiting() && !this.#isClosing) this.#worker.unref();
  }
}

function startWorker({ rootFolder, databaseFolder, templateFile }: PGliteThreadOptions): Worker {
  const file = path.join(
    /* turbopackIgnore: true */ rootFolder,
    "lib/adapters/prisma/engine/pglite.worker.mjs",
  );
  return new Worker(/* turbopackIgnore: true */ file, {
    name: "pglite",
    workerData: { databaseFolder, templateFile },
    // Loaders and PG… variables of this process are not meant for the database.
    execArgv: [],
    env: {},
  });
}

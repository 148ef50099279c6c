import { sessionTextOf } from "@/lib/core/replay/replay-page";
import {
  type OpenedSessionFile,
  readSessionFile,
  type SessionFileProblem,
  sessionFileMaxBytes,
} from "@/lib/core/replay/session-file";
import { err, ok, type Result } from "@/lib/core/result";

/** From this length on a file is read in a worker, in characters: below, starting one takes longer than reading. */
const workerFromLength = 1_000_000;

/** A session file, and its text as it was written: its hash is over exactly that. */
export interface OpenedFile {
  readonly file: OpenedSessionFile;
  readonly text: string;
}

/** Reads a session file, or a page that replays one, that the person chose. Everything happens in the browser; nothing is sent anywhere. */
export async function openSessionFile(file: File): Promise<Result<OpenedFile, SessionFileProblem>> {
  if (file.size > sessionFileMaxBytes) return err({ code: "too-large", bytes: file.size });
  const text = sessionTextOf(await file.text());
  const read = text.length < workerFromLength ? readSessionFile(text) : await readInWorker(text);
  return read.ok ? ok({ file: read.value, text }) : read;
}

function readInWorker(text: string): Promise<Result<OpenedSessionFile, SessionFileProblem>> {
  const worker = new Worker(new URL("./session-file.worker.ts", import.meta.url), { type: "module" });
  return new Promise<Result<OpenedSessionFile, SessionFileProblem>>((resolve) => {
    worker.addEventListener(
      "message",
      ({ data }: MessageEvent<Result<OpenedSessionFile, SessionFileProblem>>) => resolve(data),
    );
    // Where workers are not to be had the page reads the file itself, and is busy for as long as it takes.
    worker.addEventListener("error", () => resolve(readSessionFile(text)));
    worker.postMessage(text);
  }).finally(() => worker.terminate());
}

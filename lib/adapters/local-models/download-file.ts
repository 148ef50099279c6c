import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { type FileHandle, open, readFile, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { z } from "zod";

/** How a download goes on; sizes in bytes. */
export interface DownloadProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  readonly isChecking: boolean;
}

/** What to fetch and where to. */
export interface DownloadRequest {
  readonly url: string;
  readonly file: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly connect?: typeof fetch;
  /** What the file must be, whatever the source says of it. */
  readonly sha256?: string;
  /** Longest silence of the source, in milliseconds. */
  readonly silenceMs?: number;
  /** Space that must stay free on the disk, in bytes. */
  readonly floorBytes?: number;
}

/** A download that cannot go on; the message is a sentence for a person. What came so far is kept unless it is wrong. */
export class DownloadError extends Error {}

/** What the source says of the file, kept beside the part so that another file is never joined to it. */
const noteSchema = z.object({
  url: z.string(),
  tag: z.string().nullable(),
  totalBytes: z.int().nullable(),
  sha256: z.string().nullable(),
});
type Note = z.infer<typeof noteSchema>;

const defaultFloorBytes = 512 * 1024 ** 2;
const defaultSilenceMs = 60_000;

/** Names of the unfinished file and of the note about it. */
export function partFilesOf(file: string): { readonly part: string; readonly note: string } {
  return { part: `${file}.part`, note: `${file}.part.json` };
}

/**
 * Fetches a file, going on where an earlier try stopped if the source still has the same file. The file takes its name only when its size
 * is right and, where the source names a SHA-256, that too. Throws `DownloadError`, and the signal's reason when it is stopped.
 */
export async function downloadFile(request: DownloadRequest): Promise<void> {
  const { file, signal, onProgress } = request;
  const { part, note: noteFile } = partFilesOf(file);
  const source = await askSource(request);
  const known = await readNote(noteFile);
  const isSame =
    known !== null &&
    known.url === source.url &&
    known.tag === source.tag &&
    known.totalBytes === source.totalBytes;
  if (!isSame) await rm(/* turbopackIgnore: true */ part, { force: true });
  await writeFile(/* turbopackIgnore: true */ noteFile, JSON.stringify(source));
  const startBytes = await sizeOf(part);
  await assertSpace(request, source, startBytes);
  const isWhole = source.totalBytes !== null && startBytes === source.totalBytes;
  if (!isWhole) await receive(request, source, startBytes);
  signal.throwIfAborted();
  await assertSize(part, source);
  onProgress({ receivedBytes: await sizeOf(part), totalBytes: source.totalBytes, isChecking: true });
  await assertChecksum(part, noteFile, { ...source, sha256: request.sha256 ?? source.sha256 }, signal);
  await rename(/* turbopackIgnore: true */ part, file);
  await rm(/* turbopackIgnore: true */ noteFile, { force: true });
}

/** Asks for size and checksum first: hubs tell both only before they send the caller on to where the bytes are. */
async function askSource(request: DownloadRequest): Promise<Note> {
  const response = await reach(request, { method: "HEAD", redirect: "manual" });
  await response.body?.cancel();
  if (response.status >= 400) throw new DownloadError(sentenceFor(response.status));
  const tag = response.headers.get("x-linked-etag") ?? response.headers.get("etag");
  const isRedirect = response.status >= 300;
  const length =
    response.headers.get("x-linked-size") ?? (isRedirect ? null : response.headers.get("content-length"));
  const [sha256 = null] = /[0-9a-f]{64}/i.exec(tag ?? "") ?? [];
  return { url: request.url, tag, totalBytes: length === null ? null : Number(length), sha256 };
}

async function receive(request: DownloadRequest, source: Note, startBytes: number): Promise<void> {
  const { part } = partFilesOf(request.file);
  const response = await reach(request, startBytes > 0 ? { headers: { range: `bytes=${startBytes}-` } } : {});
  if (response.status >= 400 || !response.body) {
    await response.body?.cancel();
    throw new DownloadError(sentenceFor(response.status));
  }
  const isResumed = response.status === 206 && startBytes > 0;
  const handle = await open(/* turbopackIgnore: true */ part, isResumed ? "a" : "w");
  try {
    await copy(request, response.body, handle, source, isResumed ? startBytes : 0);
  } finally {
    await handle.close();
  }
}

async function copy(
  { signal, onProgress, silenceMs = defaultSilenceMs }: DownloadRequest,
  body: ReadableStream<Uint8Array>,
  handle: FileHandle,
  { totalBytes }: Note,
  startBytes: number,
): Promise<void> {
  const reader = body.getReader();
  let receivedBytes = startBytes;
  try {
    for (;;) {
      const { done, value } = await withLimit(reader.read(), silenceMs, signal);
      if (done) return;
      await handle.write(value);
      receivedBytes += value.byteLength;
      onProgress({ receivedBytes, totalBytes, isChecking: false });
    }
  } catch (error) {
    signal.throwIfAborted();
    throw describe(error);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function reach(
  { url, signal, connect = fetch, silenceMs = defaultSilenceMs }: DownloadRequest,
  init: RequestInit,
): Promise<Response> {
  try {
    return await connect(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(silenceMs)]) });
  } catch (error) {
    signal.throwIfAborted();
    throw describe(error);
  }
}

async function assertSpace(
  { file, floorBytes = defaultFloorBytes }: DownloadRequest,
  { totalBytes }: Note,
  startBytes: number,
): Promise<void> {
  if (totalBytes === null) return;
  const disk = await statfs(/* turbopackIgnore: true */ file.slice(0, Math.max(1, file.lastIndexOf("/"))));
  const free = disk.bavail * disk.bsize;
  const needed = totalBytes - startBytes + floorBytes;
  if (disk.blocks > 0 && free < needed)
    throw new DownloadError(
      `There is not enough room on the disk: ${gigabytes(needed)} are needed and ${gigabytes(free)} are free. Make room and try again.`,
    );
}

async function assertSize(part: string, { totalBytes }: Note): Promise<void> {
  const bytes = await sizeOf(part);
  if (totalBytes === null || bytes === totalBytes) return;
  if (bytes > totalBytes) await rm(/* turbopackIgnore: true */ part, { force: true });
  throw new DownloadError(
    bytes > totalBytes
      ? "The source sent more than the file has, so it was thrown away. Try again."
      : `The connection ended at ${gigabytes(bytes)} of ${gigabytes(totalBytes)}. What came is kept; resume to go on.`,
  );
}

async function assertChecksum(
  part: string,
  noteFile: string,
  { sha256 }: Note,
  signal: AbortSignal,
): Promise<void> {
  if (sha256 === null) return;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(/* turbopackIgnore: true */ part, { signal }))
    hash.update(chunk as Buffer);
  if (hash.digest("hex") === sha256.toLowerCase()) return;
  await rm(/* turbopackIgnore: true */ part, { force: true });
  await rm(/* turbopackIgnore: true */ noteFile, { force: true });
  throw new DownloadError(
    "The file arrived damaged (its checksum is wrong), so it was thrown away. Try again.",
  );
}

async function readNote(file: string): Promise<Note | null> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(/* turbopackIgnore: true */ file, "utf8")));
  } catch {
    // No note, or one that is cut: the download begins again.
    return null;
  }
}

async function sizeOf(file: string): Promise<number> {
  return existsSync(/* turbopackIgnore: true */ file)
    ? (await stat(/* turbopackIgnore: true */ file)).size
    : 0;
}

/** Rejects after so long a silence, or when the signal fires. */
function withLimit<Value>(promise: Promise<Value>, limitMs: number, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    const timer = setTimeout(() => reject(new DOMException("silent", "TimeoutError")), limitMs);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    });
  });
}

function describe(error: unknown): DownloadError {
  if (error instanceof DownloadError) return error;
  const codes = [error, error instanceof Error ? error.cause : null].map((one) =>
    one !== null && typeof one === "object" && "code" in one ? String(one.code) : "",
  );
  if (codes.includes("ENOSPC"))
    return new DownloadError("The disk is full. What came is kept; make room and resume.");
  if (error instanceof Error && error.name === "TimeoutError")
    return new DownloadError("The source stopped sending. What came is kept; resume to go on.");
  const [code] = codes.filter((one) => /^(E|UND_)/.test(one));
  return new DownloadError(
    `The source cannot be reached${code ? ` (${code})` : ""}. What came is kept; check the network and resume.`,
  );
}

function sentenceFor(status: number): string {
  if (status === 401 || status === 403)
    return "The source does not give this file away without an account. Download it by hand and add the file.";
  if (status === 404) return "The source does not have this file any more. Choose another model.";
  if (status === 429) return "The source is busy. Wait a moment and resume.";
  return `The source answered with an error (${status}). What came is kept; try again later.`;
}

function gigabytes(bytes: number): string {
  return bytes < 1_000_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000_000))} MB`
    : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

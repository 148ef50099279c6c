import { existsSync } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { DownloadState } from "@/lib/core/model/local-model";
import { type LocalModelOffer, localModelCatalogue } from "@/lib/core/model/local-model-catalogue";
import { DownloadError, downloadFile, partFilesOf } from "./download-file";

interface Running {
  readonly abort: AbortController;
  readonly finished: Promise<void>;
}

/** Speed is measured over so long, in milliseconds. */
const speedWindowMs = 4_000;

/** The downloads of this process: each goes on without the request that began it, and what is not whole can be resumed after a restart. */
export function createModelDownloads(options: {
  readonly folder: string;
  readonly sourceUrl: string;
  readonly connect?: typeof fetch;
  readonly floorBytes?: number;
  readonly onUnexpected?: (error: unknown) => void;
}) {
  const running = new Map<string, Running>();
  const states = new Map<string, DownloadState>();
  const fileOf = ({ fileName }: LocalModelOffer) =>
    path.join(/* turbopackIgnore: true */ options.folder, fileName);

  async function run(offer: LocalModelOffer, signal: AbortSignal): Promise<void> {
    const { offerId } = offer;
    const set = (change: Partial<DownloadState>) => {
      const before = states.get(offerId) ?? emptyState(offerId);
      states.set(offerId, { ...before, ...change });
    };
    const speed = createSpeed();
    set({ receivedBytes: await partBytes(offer) });
    try {
      await mkdir(/* turbopackIgnore: true */ options.folder, { recursive: true });
      await downloadFile({
        ...options,
        url: `${options.sourceUrl}/${offer.path}`,
        file: fileOf(offer),
        ...(offer.sha256 ? { sha256: offer.sha256 } : {}),
        signal,
        onProgress: ({ receivedBytes, totalBytes, isChecking }) =>
          set({
            receivedBytes,
            totalBytes,
            status: isChecking ? "checking" : "running",
            bytesPerSecond: speed(receivedBytes),
          }),
      });
      states.delete(offerId);
    } catch (error) {
      const receivedBytes = await partBytes(offer);
      const isExpected = signal.aborted || error instanceof DownloadError;
      if (!isExpected) options.onUnexpected?.(error);
      const problem =
        error instanceof DownloadError ? error.message : "Something went wrong inside the app; try again.";
      set({
        receivedBytes,
        bytesPerSecond: 0,
        ...(signal.aborted ? { status: "stopped", problem: null } : { status: "failed", problem }),
      });
    } finally {
      running.delete(offerId);
    }
  }

  async function partBytes(offer: LocalModelOffer): Promise<number> {
    const { part } = partFilesOf(fileOf(offer));
    return existsSync(/* turbopackIgnore: true */ part)
      ? (await stat(/* turbopackIgnore: true */ part)).size
      : 0;
  }

  async function stop(offerId: string): Promise<void> {
    const download = running.get(offerId);
    download?.abort.abort();
    await download?.finished;
  }

  return {
    stop,
    /** Begins or resumes; one that runs already goes on. */
    start(offer: LocalModelOffer): void {
      if (running.has(offer.offerId)) return;
      const abort = new AbortController();
      // At once: the next look must show that it runs.
      const receivedBytes = states.get(offer.offerId)?.receivedBytes ?? 0;
      states.set(offer.offerId, { ...emptyState(offer.offerId), receivedBytes });
      running.set(offer.offerId, { abort, finished: run(offer, abort.signal) });
    },
    /** What runs, was stopped or failed in this process, and what an earlier one left unfinished. */
    async list(): Promise<readonly DownloadState[]> {
      const listed: DownloadState[] = [];
      for (const offer of localModelCatalogue) {
        const state = states.get(offer.offerId);
        const receivedBytes = state ? state.receivedBytes : await partBytes(offer);
        if (state) listed.push(state);
        else if (receivedBytes > 0)
          listed.push({
            ...emptyState(offer.offerId),
            status: "stopped",
            receivedBytes,
            totalBytes: offer.bytes,
          });
      }
      return listed;
    },
    async discard(offer: LocalModelOffer): Promise<void> {
      await stop(offer.offerId);
      states.delete(offer.offerId);
      const { part, note } = partFilesOf(fileOf(offer));
      await rm(/* turbopackIgnore: true */ part, { force: true });
      await rm(/* turbopackIgnore: true */ note, { force: true });
    },
    async stopAll(): Promise<void> {
      await Promise.all([...running.keys()].map(stop));
    },
  };
}

function emptyState(offerId: string): DownloadState {
  return { offerId, status: "running", receivedBytes: 0, totalBytes: null, bytesPerSecond: 0, problem: null };
}

/** Bytes per second over the last seconds. */
function createSpeed(): (receivedBytes: number) => number {
  let marks: { readonly atMs: number; readonly bytes: number }[] = [];
  return (bytes) => {
    const atMs = performance.now();
    marks = [...marks.filter((mark) => atMs - mark.atMs < speedWindowMs), { atMs, bytes }].slice(-400);
    const [first] = marks;
    const passedMs = first ? atMs - first.atMs : 0;
    return first && passedMs > 200 ? Math.round(((bytes - first.bytes) * 1000) / passedMs) : 0;
  };
}

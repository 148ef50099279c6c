import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DownloadRequest, downloadFile, partFilesOf } from "./download-file";
import { startFileServer } from "./testing/file-server";

const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31) % 251);

let server: Awaited<ReturnType<typeof startFileServer>>;
let folder: string;
let file: string;

beforeEach(async () => {
  server = await startFileServer(bytes);
  folder = mkdtempSync(path.join(os.tmpdir(), "agemem-download-"));
  file = path.join(folder, "model.gguf");
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const fetchIt = (options: Partial<DownloadRequest> = {}) =>
  downloadFile({
    url: `${server.url}/model.gguf`,
    file,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    floorBytes: 0,
    ...options,
  });

const partSize = () => readFileSync(partFilesOf(file).part).byteLength;

describe("a download", () => {
  test("arrives whole, with its progress, and leaves nothing beside it", async () => {
    const seen: number[] = [];
    await fetchIt({ onProgress: ({ receivedBytes }) => seen.push(receivedBytes) });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(seen.at(-1)).toBe(bytes.byteLength);
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));
    expect(Object.values(partFilesOf(file)).some(existsSync)).toBe(false);
  });

  test("that is stopped keeps what came, and goes on there", async () => {
    const abort = new AbortController();
    server.fault = { kind: "stall", afterBytes: 100_000 };
    const stopped = fetchIt({
      signal: abort.signal,
      onProgress: ({ receivedBytes }) => receivedBytes >= 100_000 && abort.abort(new Error("stopped")),
    });
    await expect(stopped).rejects.toThrow("stopped");
    expect(existsSync(file)).toBe(false);
    const kept = partSize();
    expect(kept).toBe(100_000);
    await fetchIt();
    expect(server.ranges).toEqual([null, `bytes=${kept}-`]);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test.each([
    ["breaks off", { kind: "cut", afterBytes: 120_000 }, /What came is kept/],
    ["falls silent", { kind: "stall", afterBytes: 90_000 }, /stopped sending. What came is kept/],
    ["is refused for now", { kind: "status", status: 429 }, /busy/],
  ] as const)("that %s says so and can be resumed", async (_, fault, sentence) => {
    server.fault = fault;
    await expect(fetchIt({ silenceMs: 400 })).rejects.toThrow(sentence);
    await fetchIt();
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test("begins again when the source has another file by now", async () => {
    server.fault = { kind: "cut", afterBytes: 120_000 };
    await expect(fetchIt()).rejects.toThrow();
    server.bytes = bytes.toReversed();
    await fetchIt();
    expect(server.ranges).toEqual([null, null]);
    expect(readFileSync(file).equals(server.bytes)).toBe(true);
  });

  test("with a wrong checksum is thrown away", async () => {
    server.checksum = "wrong";
    await expect(fetchIt()).rejects.toThrow(/damaged/);
    expect(existsSync(file)).toBe(false);
    expect(existsSync(partFilesOf(file).part)).toBe(false);
  });

  test("of a source without checksums is held to its size", async () => {
    server.checksum = null;
    await fetchIt();
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test("does not begin when the disk has too little room", async () => {
    await expect(fetchIt({ floorBytes: Number.MAX_SAFE_INTEGER / 2 })).rejects.toThrow(
      /not enough room on the disk/,
    );
    expect(server.ranges).toEqual([]);
  });

  test("of a file that is gone, or from a source that is off, says what to do", async () => {
    server.fault = { kind: "status", status: 404 };
    await expect(fetchIt()).rejects.toThrow(/does not have this file any more/);
    const { url } = server;
    await server.close();
    await expect(fetchIt({ url: `${url}/model.gguf` })).rejects.toThrow(/cannot be reached \(\w+\)/);
    server = await startFileServer(bytes);
  });
});

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { localModelCatalogue } from "@/lib/core/model/local-model-catalogue";
import { createLocalFiles } from "../node-llama-cpp/testing/local-files";
import { randomModel } from "../node-llama-cpp/testing/random-model";
import { createLocalModelStore } from "./local-model-store";
import { startFileServer } from "./testing/file-server";

const [offer] = localModelCatalogue;
if (!offer) throw new Error("The catalogue is empty.");

let server: Awaited<ReturnType<typeof startFileServer>>;
let root: string;
let store: ReturnType<typeof createLocalModelStore>;

/** Other work may keep both cores busy. */
const patiently = { timeout: 20_000 };

const open = () =>
  createLocalModelStore({
    rootFolder: root,
    runtimeFolder: path.join(root, "runtime"),
    modelsFolder: path.join(root, "models"),
    sourceUrl: server.url,
    floorBytes: 0,
  });

beforeEach(async () => {
  server = await startFileServer(randomModel());
  root = mkdtempSync(path.join(os.tmpdir(), "agemem-store-"));
  store = open();
});

afterEach(async () => {
  await store.close();
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

/** A program in the installer's place. */
function installerThat(source: string): void {
  const folder = path.join(root, "lib/adapters/node-llama-cpp/runtime");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "install-runtime.mjs"), source);
}

describe("downloads", () => {
  test("go on without the request, and what is whole is a model with its facts", async () => {
    expect(await store.download(offer)).toEqual({ ok: true, value: null });
    expect(await store.downloads()).toMatchObject([{ offerId: offer.offerId, status: "running" }]);
    await expect.poll(store.files, patiently).toHaveLength(1);
    expect(await store.downloads()).toEqual([]);
    const [file] = await store.files();
    expect(file).toMatchObject({
      modelId: offer.fileName,
      trainedContext: 4_096,
      outsidePath: null,
      problem: null,
    });
    expect(await store.pathOf(offer.fileName)).toBe(path.join(root, "models", offer.fileName));
    expect(await store.download(offer)).toMatchObject({ ok: false });
  });

  test("that are stopped can be resumed after a restart, or discarded", async () => {
    server.fault = { kind: "stall", afterBytes: 50_000 };
    await store.download(offer);
    await expect.poll(async () => (await store.downloads())[0]?.receivedBytes, patiently).toBe(50_000);
    await store.stop(offer.offerId);
    expect(await store.downloads()).toMatchObject([
      { status: "stopped", problem: null, receivedBytes: 50_000 },
    ]);
    await store.close();
    store = open();
    expect(await store.downloads()).toMatchObject([{ status: "stopped", receivedBytes: 50_000 }]);
    await store.download(offer);
    await expect.poll(store.files, patiently).toHaveLength(1);
    expect(server.ranges).toEqual([null, "bytes=50000-"]);

    await store.remove(offer.fileName);
    server.fault = { kind: "cut", afterBytes: 50_000 };
    await store.download(offer);
    await expect.poll(async () => (await store.downloads())[0]?.status, patiently).toBe("failed");
    await store.discard(offer.offerId);
    expect(await store.downloads()).toEqual([]);
    expect(existsSync(path.join(root, "models", `${offer.fileName}.part`))).toBe(false);
  });
});

describe("files of the person's own", () => {
  const files = createLocalFiles();

  test("are used where they lie, and removing one only forgets it", async () => {
    expect(await store.add(` "${files.model}" `)).toMatchObject({
      ok: true,
      value: { modelId: "random.gguf", outsidePath: files.model },
    });
    await store.add(files.model);
    const [file] = await store.files();
    expect(await store.files()).toHaveLength(1);
    expect(await store.pathOf(file?.modelId ?? "")).toBe(files.model);
    const twin = createLocalFiles();
    expect(await store.add(twin.model)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/here already/),
    });
    twin.remove();
    expect(await store.remove(file?.modelId ?? "")).toEqual({ ok: true, value: null });
    expect(await store.files()).toEqual([]);
    expect(existsSync(files.model)).toBe(true);
  });

  test.each([
    ["a path that is not whole", "models/x.gguf", /whole path/],
    ["another kind of file", "/etc/hostname", /end in \.gguf/],
    ["a file that is not there", files.missing, /not there/],
    ["a file that is cut", files.cut, /cut off/],
    ["something else by that name", files.other, /not a GGUF model/],
  ])("%s is refused with a sentence", async (_, given, sentence) => {
    const added = await store.add(given);
    expect(added).toMatchObject({ ok: false, error: expect.stringMatching(sentence) });
    expect(await store.files()).toEqual([]);
  });

  test("a name that leads out of the folder is no model", async () => {
    expect(await store.pathOf("../../etc/passwd")).toBeNull();
    expect(await store.remove("../outside.json")).toMatchObject({ ok: false });
  });
});

describe("the runtime", () => {
  test("is installed in a process of its own, with progress", async () => {
    const entry = path.join(root, "runtime/node_modules/node-llama-cpp/dist");
    installerThat(`import { mkdirSync, writeFileSync } from "node:fs";
      console.log(JSON.stringify({ phase: "packages", bytes: 5, totalBytes: 9 }));
      process.stdin.resume();
      setTimeout(() => {
        mkdirSync(${JSON.stringify(entry)}, { recursive: true });
        writeFileSync(${JSON.stringify(path.join(entry, "index.js"))}, "");
        console.log(JSON.stringify({ done: true }));
        process.exit(0);
      }, 300);`);
    expect(await store.runtime()).toMatchObject({ status: "missing" });
    await store.installRuntime();
    await store.installRuntime();
    await expect
      .poll(store.runtime, patiently)
      .toMatchObject({ status: "installing", receivedBytes: 5, totalBytes: 9 });
    await expect.poll(store.runtime, patiently).toMatchObject({ status: "installed", problem: null });
  });

  test("that cannot be installed says why, and can be tried again", async () => {
    installerThat(
      `console.log(JSON.stringify({ error: "The npm registry cannot be reached." })); process.exit(1);`,
    );
    await store.installRuntime();
    await expect
      .poll(store.runtime, patiently)
      .toMatchObject({ status: "failed", problem: "The npm registry cannot be reached." });
  });

  test("is not there after an installation that was stopped", async () => {
    installerThat("setInterval(() => undefined, 1_000);");
    await store.installRuntime();
    expect(await store.runtime()).toMatchObject({ status: "installing" });
    await store.stopInstalling();
    await expect
      .poll(store.runtime, patiently)
      .toMatchObject({ status: "failed", problem: "The installation was stopped." });
  });
});

test("the machine's facts are those of a machine", async () => {
  const machine = await store.machine();
  expect(machine.cores).toBeGreaterThanOrEqual(1);
  expect(machine.memoryBytesPerSecond).toBeGreaterThan(100_000_000);
  expect(machine.freeDiskBytes).toBeGreaterThan(0);
});

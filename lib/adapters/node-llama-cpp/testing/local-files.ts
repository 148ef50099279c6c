import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { randomAdapter, randomModel } from "./random-model";

/** Where `npm test` put the runtime, or where an earlier run of it did; null where it could not be fetched, which `npm test` says. */
export function testRuntimeFolder(): string | null {
  const folder = process.env.TEST_LLAMA_RUNTIME ?? path.resolve(".cache/local-runtime");
  return existsSync(path.join(folder, "node_modules")) ? folder : null;
}

/** A folder with a generated model, an adapter for it, and files that are no whole models. */
export function createLocalFiles() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-models-"));
  const write = (name: string, bytes: Uint8Array) => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const model = randomModel();
  return {
    folder,
    modelBytes: model.byteLength,
    model: write("random.gguf", model),
    adapter: write("adapter.gguf", randomAdapter()),
    cut: write("cut.gguf", model.subarray(0, Math.floor(model.byteLength * 0.6))),
    cutInHeader: write("cut-header.gguf", model.subarray(0, 2_000)),
    other: write("notes.gguf", Buffer.from("These are notes, not a model, though the name says so.")),
    empty: write("empty.gguf", new Uint8Array()),
    missing: path.join(folder, "gone.gguf"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

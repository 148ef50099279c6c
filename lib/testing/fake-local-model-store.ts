import type { FoundPolicy } from "@/lib/core/model/found-policy";
import type { LocalModelFile, RuntimeState } from "@/lib/core/model/local-model";
import { err, ok } from "@/lib/core/result";
import type { LocalModelStore } from "@/lib/ports/local-model-store";

/** A machine with these model files, a runtime as given, and nothing that takes long. */
export function createFakeLocalModelStore(
  files: readonly LocalModelFile[] = [],
  runtimeStatus: RuntimeState["status"] = "installed",
  policies: readonly FoundPolicy[] = [],
): LocalModelStore {
  const kept = new Map(files.map((file) => [file.modelId, file]));
  return {
    machine: async () => ({
      totalMemoryBytes: 8 * 1024 ** 3,
      cores: 4,
      memoryBytesPerSecond: 20 * 1024 ** 3,
      freeDiskBytes: 100 * 1024 ** 3,
    }),
    runtime: async () => ({ status: runtimeStatus, receivedBytes: 0, totalBytes: 0, problem: null }),
    installRuntime: async () => undefined,
    stopInstalling: async () => undefined,
    files: async () => [...kept.values()],
    policies: async () => policies,
    downloads: async () => [],
    download: async () => ok(null),
    stop: async () => undefined,
    discard: async () => undefined,
    add: async () => err("There is no such file."),
    remove: async (modelId) => (kept.delete(modelId) ? ok(null) : err("This model is not here any more.")),
    pathOf: async (modelId) => (kept.has(modelId) ? `/models/${modelId}` : null),
  };
}

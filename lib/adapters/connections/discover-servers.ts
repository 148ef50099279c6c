import type { FoundServer } from "@/lib/core/model/offer";
import { listModels } from "./list-models";

/** Where model servers listen unless they are told otherwise. */
const usualPorts: readonly { readonly name: string; readonly port: number }[] = [
  { name: "Ollama", port: 11434 },
  { name: "LM Studio", port: 1234 },
  { name: "llama.cpp", port: 8080 },
  { name: "vLLM", port: 8000 },
];

/** How long a server on this computer may take to say what it has, in milliseconds. */
const limitMs = 1_000;

export interface DiscoverOptions {
  readonly connect: typeof fetch;
  readonly ports?: readonly { readonly name: string; readonly port: number }[];
}

/** Model servers that answer on this computer. Whatever else listens on these ports is passed over. */
export async function discoverServers({
  connect,
  ports = usualPorts,
}: DiscoverOptions): Promise<readonly FoundServer[]> {
  const asked = ports.map(async ({ name, port }): Promise<FoundServer | null> => {
    const baseUrl = `http://127.0.0.1:${port}/v1`;
    const signal = AbortSignal.timeout(limitMs);
    try {
      const listed = await listModels({ baseUrl, key: null, connect, signal });
      return listed.ok ? { name, baseUrl, models: listed.value } : null;
    } catch {
      // Nothing listens there, or something that is no model server.
      return null;
    }
  });
  return (await Promise.all(asked)).filter((found) => found !== null);
}

import { err, ok, type Result } from "@/lib/core/result";

/** Servers that take an adapter while they run. */
export const policyServers = ["vllm", "sglang"] as const;
export type PolicyServer = (typeof policyServers)[number];

/** An adapter, as a server is told of it. */
export interface PushedAdapter {
  readonly server: PolicyServer;
  /** Without a slash at its end. */
  readonly url: string;
  /** What it is chosen by in the model menu. */
  readonly name: string;
  /** The folder of the LoRA as PEFT writes it, as the server sees it. */
  readonly folder: string;
  readonly apiKey?: string;
  readonly connect?: typeof fetch;
}

/** Loading reads a few megabytes; a server that takes longer hangs. */
const patienceMs = 60_000;

/**
 * Has a running vLLM or SGLang load an adapter under a name; one that it has by this name is replaced. Returns the model name to ask for.
 * The error is a sentence that says what to do.
 */
export async function pushAdapter(pushed: PushedAdapter): Promise<Result<string, string>> {
  const { server, name, folder } = pushed;
  if (server === "vllm") {
    const loaded = await post(pushed, "/v1/load_lora_adapter", {
      lora_name: name,
      lora_path: folder,
      load_inplace: true,
    });
    return loaded.ok ? ok(name) : loaded;
  }
  // SGLang replaces none: what it has by this name goes first, and that it has none is no failure.
  await post(pushed, "/unload_lora_adapter", { lora_name: name });
  const loaded = await post(pushed, "/load_lora_adapter", { lora_name: name, lora_path: folder });
  return loaded.ok ? ok(`base:${name}`) : loaded;
}

async function post(
  { server, url, apiKey, connect = fetch }: PushedAdapter,
  path: string,
  body: object,
): Promise<Result<null, string>> {
  try {
    const response = await connect(url + path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    return response.ok && !saysFailure(text)
      ? ok(null)
      : err(refusalSentence(server, url, response.status, text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(`${url} cannot be reached (${reason}). Start the server, then push again.`);
  }
}

/** SGLang answers 200 and says in its body that it failed. */
function saysFailure(text: string): boolean {
  return /"success"\s*:\s*false/.test(text);
}

function refusalSentence(server: PolicyServer, url: string, status: number, text: string): string {
  if (status === 404)
    return server === "vllm"
      ? `${url} does not take adapters. Start it with VLLM_ALLOW_RUNTIME_LORA_UPDATING=True and --enable-lora.`
      : `${url} does not take adapters. Start it with --enable-lora and --max-lora-rank.`;
  if (status === 401 || status === 403) return `${url} wants a key: name it in AGEMEM_POLICY_SERVER_KEY.`;
  return `${url} did not load the adapter (${status}): ${text.slice(0, 300)}`;
}

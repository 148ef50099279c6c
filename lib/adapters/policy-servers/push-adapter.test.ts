import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type PolicyServer, pushAdapter } from "./push-adapter";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A server that answers by path, and keeps what it was sent. */
async function scripted(answers: Readonly<Record<string, readonly [status: number, body: string]>>) {
  const seen: { path: string; body: unknown; key: string | undefined }[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    seen.push({ path: request.url ?? "", body: JSON.parse(text), key: request.headers.authorization });
    const [status, body] = answers[request.url ?? ""] ?? [404, "Not Found"];
    response.writeHead(status);
    response.end(body);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const push = (kind: PolicyServer) =>
    pushAdapter({ server: kind, url, name: "smol", folder: "/adapters/smol", apiKey: "k" });
  return { seen, push };
}

test("vLLM loads the adapter in the place of one by the same name", async () => {
  const { seen, push } = await scripted({ "/v1/load_lora_adapter": [200, "Success"] });
  expect(await push("vllm")).toEqual({ ok: true, value: "smol" });
  const body = { lora_name: "smol", lora_path: "/adapters/smol", load_inplace: true };
  expect(seen).toEqual([{ path: "/v1/load_lora_adapter", body, key: "Bearer k" }]);
});

test("SGLang is told to forget the one before, and need not have one", async () => {
  const { seen, push } = await scripted({
    "/unload_lora_adapter": [400, "no such adapter"],
    "/load_lora_adapter": [200, '{"success": true}'],
  });
  expect(await push("sglang")).toEqual({ ok: true, value: "base:smol" });
  expect(seen.map(({ path }) => path)).toEqual(["/unload_lora_adapter", "/load_lora_adapter"]);
});

test("a server that takes no adapters, refuses, wants a key or is gone is a sentence", async () => {
  const closed = await scripted({});
  expect(await closed.push("vllm")).toMatchObject({ error: expect.stringContaining("--enable-lora") });
  const full = await scripted({ "/load_lora_adapter": [200, '{"success": false, "error_message": "rank"}'] });
  expect(await full.push("sglang")).toMatchObject({ error: expect.stringContaining("rank") });
  const locked = await scripted({ "/v1/load_lora_adapter": [401, ""] });
  expect(await locked.push("vllm")).toMatchObject({
    error: expect.stringContaining("AGEMEM_POLICY_SERVER_KEY"),
  });
  const gone = { server: "vllm", url: "http://127.0.0.1:9", name: "smol", folder: "/x" } as const;
  expect(await pushAdapter(gone)).toMatchObject({ error: expect.stringContaining("cannot be reached") });
});

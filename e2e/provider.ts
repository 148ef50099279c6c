import { type OpenAiServer, startOpenAiServer } from "../lib/adapters/ai-sdk/testing/openai-server";
import { test as base } from "./fixtures";

/** A test whose app talks to a provider that follows the test's script. Tests of one worker share both, one after the other. */
export const test = base.extend<{ provider: OpenAiServer }, { workerProvider: OpenAiServer }>({
  workerProvider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const provider = await startOpenAiServer();
      await use(provider);
      await provider.close();
    },
    { scope: "worker" },
  ],
  provider: async ({ workerProvider, ownApp }, use) => {
    const provider = ownApp ? await startOpenAiServer() : workerProvider;
    provider.reset();
    await use(provider);
    if (ownApp) await provider.close();
  },
  settings: ({ provider }, use) => use({ OPENAI_BASE_URL: provider.baseUrl, AGEMEM_MODEL: "scripted" }),
});

/** An answer of the provider in pieces. */
export function answer(...text: readonly string[]) {
  return { kind: "answer", text, usage: { input: 900, output: 20 } } as const;
}

/** A message of a request in OpenAI's chat format. */
export interface SentMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_call_id?: string;
  readonly tool_calls?: readonly {
    readonly id: string;
    readonly function: { readonly name: string; readonly arguments: string };
  }[];
}

/** The messages of a request in the words of the exact prompt: place, role, tool, text and calls. */
export function shownPrompt(messages: readonly SentMessage[]): string[] {
  const toolNames = new Map<string, string>();
  return messages.map(({ role, content, tool_calls: calls = [], tool_call_id: callId = "" }, index) => {
    for (const call of calls) toolNames.set(call.id, call.function.name);
    const called = calls.map((call) => `${call.function.name}(${call.function.arguments})`);
    const tool = role === "tool" ? (toolNames.get(callId) ?? "") : "";
    return [role, tool, index + 1, content ?? "", ...called].join("");
  });
}

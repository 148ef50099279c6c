import { createHash } from "node:crypto";
import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4Content } from "@ai-sdk/provider";
import { summarizeTranscript } from "./extractive-summary";
import { planStep } from "./plan-step";
import { readPrompt } from "./read-prompt";
import { contentOf, finishReasonOf, streamPartsOf, unknownUsage } from "./stream-parts";

/** Settings of the demo assistant. */
export interface OfflineAgentOptions {
  /** What day it is, to tell "next Tuesday" as a date. */
  readonly today?: () => Date;
}

/**
 * The demo assistant: a language model by interface, rules by nature. It needs no key and no network, drives the six memory
 * tools, and says plainly what it cannot do. Each step is a pure function of the prompt, the offered tools and the day.
 */
export function createOfflineAgent({ today = () => new Date() }: OfflineAgentOptions = {}): LanguageModelV4 {
  return {
    specificationVersion: "v4",
    provider: "offline",
    modelId: "offline-assistant",
    supportedUrls: {},
    async doGenerate(options) {
      const content = takeStep(options, today());
      return { content, usage: unknownUsage, finishReason: finishReasonOf(content), warnings: [] };
    },
    async doStream(options) {
      const parts = streamPartsOf(takeStep(options, today()));
      return { stream: new ReadableStream({ start: (controller) => closeWith(controller, parts) }) };
    },
  };
}

function takeStep(options: LanguageModelV4CallOptions, today: Date): LanguageModelV4Content[] {
  options.abortSignal?.throwIfAborted();
  const view = readPrompt(options);
  if (view.transcript !== null) return [{ type: "text", text: summarizeTranscript(view.transcript) }];
  return contentOf(planStep(view, today), callIdPrefix(JSON.stringify(options.prompt)));
}

/** The prompt grows or changes with every step, so its hash names the step without hidden state. */
function callIdPrefix(prompt: string): string {
  return `call_${createHash("sha256").update(prompt).digest("hex").slice(0, 16)}`;
}

function closeWith<Part>(controller: ReadableStreamDefaultController<Part>, parts: readonly Part[]): void {
  for (const part of parts) controller.enqueue(part);
  controller.close();
}

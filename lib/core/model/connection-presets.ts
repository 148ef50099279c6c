import { openAiBaseUrl } from "./connection";

/** A provider or server that many people have, with what is known of how it is reached. */
export interface ConnectionPreset {
  readonly presetId: string;
  readonly name: string;
  /** Empty where only the person knows it. */
  readonly address: string;
  readonly key: "needed" | "none" | "maybe";
  /** What has to be there first, in one sentence. */
  readonly hint: string;
}

/** What is offered to be connected, hosted ones first. */
export const connectionPresets: readonly ConnectionPreset[] = [
  {
    presetId: "openai",
    name: "OpenAI",
    address: openAiBaseUrl,
    key: "needed",
    hint: "A key from platform.openai.com.",
  },
  {
    presetId: "openrouter",
    name: "OpenRouter",
    address: "https://openrouter.ai/api/v1",
    key: "needed",
    hint: "A key from openrouter.ai; models of many providers.",
  },
  {
    presetId: "ollama",
    name: "Ollama",
    address: "http://127.0.0.1:11434/v1",
    key: "none",
    hint: "Ollama runs on this computer and has a model that calls tools.",
  },
  {
    presetId: "lm-studio",
    name: "LM Studio",
    address: "http://127.0.0.1:1234/v1",
    key: "none",
    hint: "Its local server is started, with a model loaded.",
  },
  {
    presetId: "vllm",
    name: "vLLM",
    address: "http://127.0.0.1:8000/v1",
    key: "maybe",
    hint: "Started with --enable-auto-tool-choice and a tool parser.",
  },
  {
    presetId: "llama-cpp",
    name: "llama.cpp",
    address: "http://127.0.0.1:8080/v1",
    key: "maybe",
    hint: "llama-server is started with --jinja, so that the model can call tools.",
  },
  {
    presetId: "compatible",
    name: "Other",
    address: "",
    key: "maybe",
    hint: "Any server with OpenAI's interface: its address ends in /v1 as a rule.",
  },
];

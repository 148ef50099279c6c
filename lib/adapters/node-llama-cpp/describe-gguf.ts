import { stat } from "node:fs/promises";
import path from "node:path";
import { readGgufHeader } from "./gguf-header";
import { LocalModelError } from "./local-model-error";

/** What a model file tells about itself before it is loaded; sizes in bytes and tokens. */
export interface GgufDescription {
  readonly name: string;
  readonly architecture: string;
  readonly fileBytes: number;
  /** Tokens it was trained to read at once. */
  readonly trainedContext: number;
  /** Bytes that one token of context takes in memory; null where the header does not say. */
  readonly bytesPerContextToken: number | null;
  readonly hasChatTemplate: boolean;
  /** True when its template speaks of tools: it was trained to call them. */
  readonly callsTools: boolean;
  /** True for models that only turn text into vectors. */
  readonly isEmbedding: boolean;
}

/** Reads a model file's header and checks that the file is whole. Throws `LocalModelError`. */
export async function describeGguf(file: string): Promise<GgufDescription> {
  const { metadata, expectedBytes } = await readGgufHeader(file);
  const { size: fileBytes } = await stat(/* turbopackIgnore: true */ file);
  if (expectedBytes !== null && fileBytes < expectedBytes)
    throw new LocalModelError({
      code: "file-cut",
      file: path.basename(file),
      bytes: fileBytes,
      expectedBytes,
    });
  const architecture = String(metadata.get("general.architecture") ?? "unknown");
  const number = (key: string) => {
    const value = metadata.get(`${architecture}.${key}`);
    return typeof value === "number" ? value : null;
  };
  return {
    name: String(metadata.get("general.name") ?? path.basename(file, ".gguf")),
    architecture,
    fileBytes,
    trainedContext: number("context_length") ?? 2_048,
    bytesPerContextToken: bytesPerContextToken(number),
    hasChatTemplate: metadata.has("tokenizer.chat_template"),
    callsTools: /\btools\b|tool_call/.test(String(metadata.get("tokenizer.chat_template") ?? "")),
    isEmbedding: number("pooling_type") !== null || architecture.endsWith("bert"),
  };
}

/** Keys and values of every layer, two bytes each. Heads that differ by layer are given as a list, which counts as all heads. */
function bytesPerContextToken(number: (key: string) => number | null): number | null {
  const layers = number("block_count");
  const embedding = number("embedding_length");
  const heads = number("attention.head_count");
  if (layers === null || embedding === null || heads === null || heads === 0) return null;
  const keyLength = number("attention.key_length") ?? embedding / heads;
  const valueLength = number("attention.value_length") ?? embedding / heads;
  return layers * (number("attention.head_count_kv") ?? heads) * (keyLength + valueLength) * 2;
}

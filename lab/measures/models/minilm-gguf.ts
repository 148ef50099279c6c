import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type GgufTensor, ggufFile } from "@/lib/adapters/node-llama-cpp/testing/gguf-file";

const configSchema = z.object({
  hidden_size: z.int(),
  intermediate_size: z.int(),
  num_attention_heads: z.int(),
  num_hidden_layers: z.int(),
  max_position_embeddings: z.int(),
  layer_norm_eps: z.number(),
});
const tokenizerSchema = z.object({ model: z.object({ vocab: z.record(z.string(), z.int()) }) });
const tensorsSchema = z.record(
  z.string(),
  z.object({ dtype: z.literal("F32"), shape: z.array(z.int()), data_offsets: z.tuple([z.int(), z.int()]) }),
);

/** Names of a BERT's tensors in safetensors, and what llama.cpp calls them. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^embeddings\.word_embeddings\.weight$/, "token_embd.weight"],
  [/^embeddings\.position_embeddings\.weight$/, "position_embd.weight"],
  [/^embeddings\.token_type_embeddings\.weight$/, "token_types.weight"],
  [/^embeddings\.LayerNorm\.(weight|bias)$/, "token_embd_norm.$1"],
  [/^encoder\.layer\.(\d+)\.attention\.self\.query\.(weight|bias)$/, "blk.$1.attn_q.$2"],
  [/^encoder\.layer\.(\d+)\.attention\.self\.key\.(weight|bias)$/, "blk.$1.attn_k.$2"],
  [/^encoder\.layer\.(\d+)\.attention\.self\.value\.(weight|bias)$/, "blk.$1.attn_v.$2"],
  [/^encoder\.layer\.(\d+)\.attention\.output\.dense\.(weight|bias)$/, "blk.$1.attn_output.$2"],
  [/^encoder\.layer\.(\d+)\.attention\.output\.LayerNorm\.(weight|bias)$/, "blk.$1.attn_output_norm.$2"],
  [/^encoder\.layer\.(\d+)\.intermediate\.dense\.(weight|bias)$/, "blk.$1.ffn_up.$2"],
  [/^encoder\.layer\.(\d+)\.output\.dense\.(weight|bias)$/, "blk.$1.ffn_down.$2"],
  [/^encoder\.layer\.(\d+)\.output\.LayerNorm\.(weight|bias)$/, "blk.$1.layer_output_norm.$2"],
];

/** Writes all-MiniLM-L6-v2, unpacked in `folder`, as a GGUF file beside it, so that real weights go through the app's GGUF embedder. */
export function convertMiniLm(folder: string, target: string): string {
  if (existsSync(target)) return target;
  const read = (file: string) => readFileSync(path.join(folder, file));
  const config = configSchema.parse(JSON.parse(read("config.json").toString("utf8")));
  const { vocab } = tokenizerSchema.parse(JSON.parse(read("tokenizer.json").toString("utf8"))).model;
  const tokens = Object.entries(vocab)
    .toSorted(([, left], [, right]) => left - right)
    .map(([token]) => token);
  const idOf = (token: string) => ({ uint32: vocab[token] ?? 0 });
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(
    target,
    ggufFile(
      {
        "general.architecture": "bert",
        "general.name": "all-MiniLM-L6-v2",
        "bert.context_length": { uint32: config.max_position_embeddings },
        "bert.embedding_length": { uint32: config.hidden_size },
        "bert.block_count": { uint32: config.num_hidden_layers },
        "bert.feed_forward_length": { uint32: config.intermediate_size },
        "bert.attention.head_count": { uint32: config.num_attention_heads },
        "bert.attention.layer_norm_epsilon": { float32: config.layer_norm_eps },
        "bert.attention.causal": false,
        // The mean over all tokens.
        "bert.pooling_type": { uint32: 1 },
        "tokenizer.ggml.model": "bert",
        "tokenizer.ggml.token_type_count": { uint32: 2 },
        "tokenizer.ggml.tokens": { texts: tokens.map(asWordStart) },
        "tokenizer.ggml.token_type": { integers: tokens.map((token) => (isSpecial(token) ? 3 : 1)) },
        "tokenizer.ggml.unknown_token_id": idOf("[UNK]"),
        "tokenizer.ggml.bos_token_id": idOf("[CLS]"),
        "tokenizer.ggml.eos_token_id": idOf("[SEP]"),
        "tokenizer.ggml.seperator_token_id": idOf("[SEP]"),
        "tokenizer.ggml.padding_token_id": idOf("[PAD]"),
        "tokenizer.ggml.mask_token_id": idOf("[MASK]"),
      },
      readTensors(read("model.safetensors")),
    ),
  );
  return target;
}

/** llama.cpp marks where a word starts, BERT where it goes on. */
function asWordStart(token: string): string {
  if (isSpecial(token)) return token;
  return token.startsWith("##") ? token.slice(2) : `▁${token}`;
}

function isSpecial(token: string): boolean {
  return /^\[.+\]$/.test(token);
}

function readTensors(file: Buffer): readonly GgufTensor[] {
  const headerBytes = Number(file.readBigUInt64LE(0));
  const { __metadata__: _, ...header } = JSON.parse(file.toString("utf8", 8, 8 + headerBytes)) as Record<
    string,
    unknown
  >;
  const floats = Object.entries(header).filter(([name]) => ggufName(name) !== null);
  return Object.entries(tensorsSchema.parse(Object.fromEntries(floats))).map(([name, tensor]) => {
    const [start, end] = tensor.data_offsets;
    const bytes = file.subarray(8 + headerBytes + start, 8 + headerBytes + end);
    const values = new Float32Array(new Uint8Array(bytes).buffer);
    return { name: ggufName(name) ?? name, dimensions: tensor.shape.toReversed(), values };
  });
}

function ggufName(name: string): string | null {
  const rule = names.find(([pattern]) => pattern.test(name));
  return rule ? name.replace(rule[0], rule[1]) : null;
}

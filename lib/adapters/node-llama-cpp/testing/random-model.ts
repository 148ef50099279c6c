import { type GgufTensor, ggufFile } from "./gguf-file";

const size = { embedding: 64, feedForward: 128, heads: 4, layers: 2, context: 4_096 } as const;
const rank = 4;

const chatTemplate =
  "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}" +
  "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";

/** Special tokens, then one token per byte: any text can be read and written. */
const special = ["<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>"];
const byteTokens = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`,
);
const tokens = [...special, ...byteTokens];
const tokenKinds = { unknown: 2, control: 3, byte: 6 } as const;

/** A chat model of the llama architecture with random weights: it babbles, but every byte of the way to it is real. About 0.4 MB. */
export function randomModel(seed = 1): Uint8Array {
  const random = createRandom(seed);
  const tensor = (name: string, ...dimensions: number[]): GgufTensor => {
    const values = new Float32Array(dimensions.reduce((product, dimension) => product * dimension, 1));
    const isNorm = dimensions.length === 1;
    for (let index = 0; index < values.length; index += 1)
      values[index] = isNorm ? 1 : (random() - 0.5) * 0.6;
    return { name, dimensions, values };
  };
  const { embedding, feedForward } = size;
  const layers = Array.from({ length: size.layers }, (_, layer) => [
    tensor(`blk.${layer}.attn_norm.weight`, embedding),
    tensor(`blk.${layer}.attn_q.weight`, embedding, embedding),
    tensor(`blk.${layer}.attn_k.weight`, embedding, embedding),
    tensor(`blk.${layer}.attn_v.weight`, embedding, embedding),
    tensor(`blk.${layer}.attn_output.weight`, embedding, embedding),
    tensor(`blk.${layer}.ffn_norm.weight`, embedding),
    tensor(`blk.${layer}.ffn_gate.weight`, embedding, feedForward),
    tensor(`blk.${layer}.ffn_up.weight`, embedding, feedForward),
    tensor(`blk.${layer}.ffn_down.weight`, feedForward, embedding),
  ]).flat();
  return ggufFile(
    {
      "general.architecture": "llama",
      "general.name": "Random weights",
      "llama.context_length": { uint32: size.context },
      "llama.embedding_length": { uint32: embedding },
      "llama.block_count": { uint32: size.layers },
      "llama.feed_forward_length": { uint32: feedForward },
      "llama.attention.head_count": { uint32: size.heads },
      "llama.attention.head_count_kv": { uint32: size.heads },
      "llama.attention.layer_norm_rms_epsilon": { float32: 1e-5 },
      "llama.rope.dimension_count": { uint32: embedding / size.heads },
      "llama.vocab_size": { uint32: tokens.length },
      "tokenizer.ggml.model": "llama",
      "tokenizer.ggml.tokens": { texts: tokens },
      "tokenizer.ggml.scores": { floats: tokens.map(() => 0) },
      "tokenizer.ggml.token_type": { integers: tokens.map(kindOf) },
      "tokenizer.ggml.unknown_token_id": { uint32: 0 },
      "tokenizer.ggml.bos_token_id": { uint32: 1 },
      "tokenizer.ggml.eos_token_id": { uint32: 4 },
      "tokenizer.ggml.add_space_prefix": false,
      "tokenizer.chat_template": chatTemplate,
    },
    [
      tensor("token_embd.weight", embedding, tokens.length),
      ...layers,
      tensor("output_norm.weight", embedding),
      tensor("output.weight", embedding, tokens.length),
    ],
  );
}

/** A LoRA adapter for `randomModel` that changes what it writes. About 10 kB. */
export function randomAdapter(seed = 7): Uint8Array {
  const random = createRandom(seed);
  const tensor = (name: string, ...dimensions: [number, number]): GgufTensor => ({
    name,
    dimensions,
    values: Float32Array.from({ length: dimensions[0] * dimensions[1] }, () => (random() - 0.5) * 3),
  });
  const names = Array.from({ length: size.layers }, (_, layer) => [
    `blk.${layer}.attn_v.weight`,
    `blk.${layer}.attn_output.weight`,
  ]).flat();
  return ggufFile(
    {
      "general.architecture": "llama",
      "general.type": "adapter",
      "adapter.type": "lora",
      "adapter.lora.alpha": { float32: 2 * rank },
    },
    names.flatMap((name) => [
      tensor(`${name}.lora_a`, size.embedding, rank),
      tensor(`${name}.lora_b`, rank, size.embedding),
    ]),
  );
}

function kindOf(_: string, index: number): number {
  if (index === 0) return tokenKinds.unknown;
  return index < special.length ? tokenKinds.control : tokenKinds.byte;
}

/** The same numbers for the same seed: a small xorshift generator, from 0 to 1. */
function createRandom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

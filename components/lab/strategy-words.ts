import { variantNamed } from "@/lib/core/lab/strategy-variants";

/** The form of a strategy's mark; it stands beside the name wherever the name stands, so that no plot needs a legend. */
export type MarkShape =
  | "disc"
  | "ring"
  | "plus"
  | "cross"
  | "bar"
  | "diamond"
  | "square"
  | "hollow-square"
  | "triangle"
  | "hollow-triangle"
  | "triangle-down";

interface StrategyLook {
  readonly word: string;
  readonly shape: MarkShape;
  /** Class of its tone: ours, or what it is compared with. */
  readonly tone: string;
}

const ours = "text-strategy-ours";
const reference = "text-strategy-reference";
const peer = "text-strategy-package";

/** Hollow is a variant of the filled one before it. */
const looks: Readonly<Record<string, StrategyLook>> = {
  agemem: { word: "AgeMem", shape: "disc", tone: ours },
  "agemem-no-stm": { word: "AgeMem without context tools", shape: "ring", tone: ours },
  rag: { word: "RAG", shape: "plus", tone: reference },
  "full-context": { word: "full context", shape: "cross", tone: reference },
  "no-memory": { word: "no memory", shape: "bar", tone: reference },
  "mem0-paper": { word: "Mem0 1.0.11", shape: "triangle", tone: peer },
  "mem0-graph": { word: "Mem0^g 1.0.11", shape: "hollow-triangle", tone: peer },
  "mem0-now": { word: "Mem0 3.3.1", shape: "triangle-down", tone: peer },
  "langmem-tools": { word: "LangMem tools", shape: "square", tone: peer },
  "langmem-background": { word: "LangMem background", shape: "hollow-square", tone: peer },
  "a-mem": { word: "A-Mem", shape: "diamond", tone: peer },
};

/** Marks of the variants of an ablation, in turn: AgeMem itself is the disc. */
const variantShapes: readonly MarkShape[] = [
  "ring",
  "square",
  "triangle",
  "diamond",
  "hollow-square",
  "cross",
];

/** How a strategy looks and is called; one that this version does not know by its name in the run. */
export function strategyLook(strategy: string): StrategyLook {
  return looks[strategy] ?? variantLook(strategy) ?? { word: strategy, shape: "disc", tone: peer };
}

function variantLook(strategy: string): StrategyLook | null {
  const variant = variantNamed(strategy);
  if (!variant) return null;
  const shape = variantShapes[variant.place % variantShapes.length] ?? "ring";
  switch (variant.changes) {
    case "tool":
      return { word: `AgeMem without ${variant.without}`, shape, tone: ours };
    case "threshold":
      return { word: `AgeMem, θ ${String(variant.filterThreshold).replace(/^0/, "")}`, shape, tone: ours };
    case "distractors":
      return { word: `AgeMem, ${variant.distractors} distractors`, shape, tone: ours };
  }
}

/** The form of a strategy's mark; it stands beside the name wherever the name stands, so that no plot needs a legend. */
export type MarkShape = "disc" | "ring" | "plus" | "cross" | "bar" | "diamond";

interface StrategyLook {
  readonly word: string;
  readonly shape: MarkShape;
  /** Class of its tone: ours, or what it is compared with. */
  readonly tone: string;
}

const ours = "text-strategy-ours";
const reference = "text-strategy-reference";
const peer = "text-strategy-package";

const looks: Readonly<Record<string, StrategyLook>> = {
  agemem: { word: "AgeMem", shape: "disc", tone: ours },
  "agemem-no-stm": { word: "AgeMem without context tools", shape: "ring", tone: ours },
  rag: { word: "RAG", shape: "plus", tone: reference },
  "full-context": { word: "full context", shape: "cross", tone: reference },
  "no-memory": { word: "no memory", shape: "bar", tone: reference },
  "mem0-paper": { word: "Mem0 1.0.11", shape: "disc", tone: peer },
  "mem0-graph": { word: "Mem0^g 1.0.11", shape: "ring", tone: peer },
  "mem0-now": { word: "Mem0 3.3.1", shape: "plus", tone: peer },
  "langmem-tools": { word: "LangMem tools", shape: "cross", tone: peer },
  "langmem-background": { word: "LangMem background", shape: "bar", tone: peer },
  "a-mem": { word: "A-Mem", shape: "diamond", tone: peer },
};

/** How a strategy looks and is called; one that this version does not know by its name in the run. */
export function strategyLook(strategy: string): StrategyLook {
  return looks[strategy] ?? { word: strategy, shape: "disc", tone: peer };
}

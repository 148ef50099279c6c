/** What the field's words mean here: shown where a number carries one of them. */
export const glossary = {
  estimate: {
    word: "Estimate",
    meaning:
      "Our tokenizer's sum over every item, tool schema and message frame. It exists before a step runs, so the warning and the limit use it.",
  },
  reported: {
    word: "Reported by the provider",
    meaning:
      "What the model's provider says it read and wrote. It arrives after the step and is what is billed.",
  },
  warning: {
    word: "Warning",
    meaning:
      "Past this share of the context window the agent is told to make room by SUMMARY or FILTER. It decides how.",
  },
  limit: {
    word: "Limit",
    meaning:
      "At this share of the context window the app itself makes room, in a fixed order, before the next step. No prompt is ever longer.",
  },
  threshold: {
    word: "Similarity threshold (θ)",
    meaning:
      "FILTER removes an item when its similarity to the criteria is at or above θ. Every embedding model has a scale of its own, so θ is measured per model.",
  },
  forecast: {
    word: "Forecast",
    meaning:
      "Mean growth of the last turns, without the turns in which the context shrank, drawn on to the next mark.",
  },
  cached: {
    word: "Cached",
    meaning:
      "Tokens at the beginning of the prompt that equal the prompt before it. Providers read them from a cache, faster and cheaper.",
  },
  similarity: {
    word: "Similarity",
    meaning:
      "How close two texts are in meaning and words: 1 is the same, 0 is unrelated. Only scores of one embedding model can be compared.",
  },
  neverCited: {
    word: "Retrieved, never cited",
    meaning:
      "Tokens of memories that RETRIEVE brought into the context and that no answer of the session cited afterwards.",
  },
  refused: {
    word: "Refused",
    meaning:
      "An operation that was not carried out, such as an unknown id or a text that is stored already. The agent is told why.",
  },
} as const satisfies Record<string, { readonly word: string; readonly meaning: string }>;

export type GlossaryTerm = keyof typeof glossary;

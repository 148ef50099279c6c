import type { RejectionCode } from "../log/rejection";

/** What a model is to do after a result, in words that a small one can act on. Results without such words make it call again. */
export const nextSteps = {
  done: "Done. Now answer the person, unless something else is to be changed.",
  neighbours:
    "Stored. If one of these neighbours says the same, call Update_memory or Delete_memory with its memory_id. Otherwise answer the person.",
  found:
    "Now answer the person in plain words, or call Update_memory or Delete_memory with one of these memory_id.",
  nothingFound:
    "Nothing is stored about this. If the person told a lasting fact, call Add_memory. Otherwise answer the person. Do not search for this again.",
  doubtful:
    "What is doubtful was not removed. Name it and ask the person, or call Filter_context once more with words of the one that is meant.",
} as const;

const answer = "Answer the person now.";

/** What a model is to do after a refusal; absent where the reason says it. */
export const nextAfterRefusal: Readonly<Partial<Record<RejectionCode, string>>> = {
  MALFORMED_ARGUMENTS: "Send the call once more in this form.",
  EMPTY_ANSWER: "Answer the person now, in plain words. Do not call a tool again.",
  REPEATED_CALL: "Answer the person now, in plain words. Do not make this call again.",
  EMPTY_CONTENT: 'Call Add_memory with {"content": "the fact in one sentence"}.',
  CONTENT_TOO_LONG: "Call Add_memory once for each fact, with one short sentence.",
  DUPLICATE_MEMORY: `It is stored already, nothing is to be done. ${answer} Only if it has changed, call Update_memory with this memory_id.`,
  ECHO: answer,
  CONTRADICTS_MEMORY: "Call Update_memory with this memory_id and the new text.",
  UNCHANGED: `It is stored already, nothing is to be done. ${answer}`,
  UNKNOWN_ID: "Call Retrieve_memory, then use a memory_id from its result.",
  NOT_CONFIRMED: "If the person wants it deleted, call Delete_memory with confirmation: true.",
  EMPTY_QUERY: 'Call Retrieve_memory with {"query": "the words to look for"}.',
  INVALID_SPAN: 'Call Summary_context with {"span": "all"}.',
  NOTHING_TO_SUMMARIZE: answer,
  SUMMARY_EMPTY: answer,
  SUMMARY_NOT_SHORTER: answer,
  SUMMARY_FAILED: answer,
  EMPTY_CRITERIA: 'Call Filter_context with {"criteria": "the subject to remove"}.',
  EMBEDDER_FAILED: `${answer} Do not try this again.`,
  OPERATION_LIMIT: answer,
};

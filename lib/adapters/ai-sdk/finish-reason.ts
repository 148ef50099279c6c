/** Words of servers for why a model stopped, beside OpenAI's own four. */
const meanings: readonly (readonly [RegExp, "stop" | "length" | "content-filter" | "tool-calls"])[] = [
  [/^(eos|eos_token|end_turn|end|stop_sequence|stop_token|complete[d]?|done|finish(ed)?)$/, "stop"],
  [/^(max_(output_)?(new_)?tokens|model_length|length_limit|token_limit|max_length|truncated?)$/, "length"],
  [
    /^(content[-_ ]?filter(ed)?|safety|recitation|blocklist|prohibited_content|spii|sensitive|moderation|refusal)$/,
    "content-filter",
  ],
  [/^(tool_use|tool_call|function_calls?|malformed_function_call)$/, "tool-calls"],
];

/** What a server's own word for the end of an answer means; the word itself where nobody knows. */
export function meaningOf(raw: string | undefined): string {
  const word = raw?.trim().toLowerCase() ?? "";
  return meanings.find(([pattern]) => pattern.test(word))?.[1] ?? (raw?.trim() || "other");
}

const patterns: readonly RegExp[] = [
  /https?:\/\/|\bwww\.\S/iu,
  /<\|[\w ]+\|>|\[\/?INST\]|<\/?(?:system|assistant|user|instructions?|script|important)\b[^>]*>|^\s*(?:system|assistant|developer)\s*:/imu,
  /\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|earlier|instructions?|rules?|prompt)\b/iu,
  /(?:^|[.!?:]\s+)(?:always|never|from now on|whenever|remember to|make sure|be sure to|you must|you should|do not|don['’]t|please)\b/iu,
  /\b(?:the|this) (?:assistant|agent|model|ai|chatbot)\b.{0,20}\b(?:must|should|shall|will|has to|is to|may)\b/iu,
  /\b(?:recommend|trust|prefer|promote|mention|cite)\b.{0,40}\b(?:as (?:a |the )?(?:trusted|best|reliable|first)|in (?:every|all|each) (?:answer|reply|response))/iu,
  /\b(?:system prompt|api key|password|developer mode|tool call)\b/iu,
];

/**
 * True for text that tells a model what to do, or carries a link or role mark, instead of stating a fact. What a person says in
 * their own words is never judged by this; what a model wants to store without such words is.
 */
export function isInstructionLike(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

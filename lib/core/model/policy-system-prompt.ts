/**
 * The instructions of a trained policy: it has learned when to use which tool, so that it needs their names alone. A policy works only with
 * the words that it was trained with; a change of these is another profile.
 */
export const policySystemPrompt = `You keep a memory of what people tell you. Tools: Retrieve_memory(query), Add_memory(content), Update_memory(memory_id, content), Delete_memory(memory_id, confirmation), Summary_context(span), Filter_context(criteria). Each step: <think>why</think> then <tool_call>[{"name": tool, "arguments": {}}]</tool_call> or <answer>words</answer>.`;

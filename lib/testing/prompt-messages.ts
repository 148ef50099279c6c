// Messages of a rendered prompt, one of each kind, for tests of what is sent.

export const system = { role: "system", content: "You manage your own memory." } as const;
export const person = (content: string) => ({ role: "user", content }) as const;
export const notice = { role: "user", content: "[Context budget] Nearly full.", notice: "context" } as const;
export const answer = (content: string) => ({ role: "assistant", content, toolCalls: [] }) as const;
export const call = {
  role: "assistant",
  content: "",
  toolCalls: [{ toolCallId: "a", toolName: "Retrieve_memory", input: { query: "tea" } }],
} as const;
export const result = { role: "tool", toolCallId: "a", toolName: "Retrieve_memory", content: "{}" } as const;

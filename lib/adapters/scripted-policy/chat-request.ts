import { z } from "zod";

const contentSchema = z.union([
  z.string(),
  z.null(),
  z.array(z.object({ type: z.string(), text: z.string().optional() })),
]);

/** A request of OpenAI's chat interface, as far as anybody here reads it. */
export const chatRequestSchema = z.looseObject({
  messages: z
    .array(
      z.looseObject({
        role: z.string(),
        content: contentSchema.optional(),
        tool_calls: z
          .array(z.looseObject({ function: z.object({ name: z.string(), arguments: z.string() }) }))
          .nullish(),
      }),
    )
    .min(1),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).nullish(),
  stream: z.boolean().nullish(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** What is answered: words, or calls of the tools that were offered. */
export interface ChatAnswer {
  readonly text: string | null;
  readonly calls: readonly { readonly name: string; readonly input: Readonly<Record<string, unknown>> }[];
}

/** The words of one message. */
export function wordsOf({ content }: ChatRequest["messages"][number]): string {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => part.text ?? "").join("");
}

import { z } from "zod";
import { toolNames } from "./operations";
import { goesWithErasure, hash, name, words } from "./words";

const ourTools: ReadonlySet<string> = new Set(Object.values(toolNames));

/** Longest value of a setting that is kept, in characters. */
export const longestSetting = 300;

/** More settings than this are none of a provider that we know. */
export const mostSettings = 40;

/**
 * What left the adapter in one step, as far as the log does not have it: messages, tools and grammar follow from the events before, and the hash
 * proves that they are what was sent.
 */
export const sentRequestSchema = z.object({
  /** SHA-256 of the whole request in one form whatever the dialect (`core/context/sent-request.ts`). */
  hash: hash(),
  toolNames: z.array(name()),
  /** As the provider was asked; null where nothing was said of it. */
  toolChoice: name().nullable(),
  /** By what the server was asked to hold the model to the text protocol. */
  grammar: z.enum(["gbnf", "json-schema"]).nullable(),
  /** Everything beside: its name, and its value as JSON. */
  settings: z.array(z.object({ name: name(), value: name() })).max(mostSettings),
});
export type SentRequest = z.infer<typeof sentRequestSchema>;

/** One piece of what the model wrote, in the order in which it came. */
const writtenPieceSchema = z.object({
  as: z.enum(["text", "reasoning", "call", "whole"]),
  /** Of a call that the provider handed over: the tool. */
  toolName: words("answers", { isOurs: (text) => ourTools.has(text) }).optional(),
  text: words("answers"),
});
export type WrittenPiece = z.infer<typeof writtenPieceSchema>;

/** Raw output; `whole` is all of it with the special tokens of the model, where the runtime has them. */
export const writtenSchema = z.array(writtenPieceSchema).optional();

/** How likely the model found its first token, and what else it could have begun with. */
export const firstTokensSchema = goesWithErasure(
  z.array(z.object({ token: words("answers"), probability: z.number().min(0).max(1) })).optional(),
);
export type FirstToken = NonNullable<z.infer<typeof firstTokensSchema>>[number];

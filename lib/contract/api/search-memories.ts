import { z } from "zod";
import { memoryDocumentSchema } from "@/lib/core/foreign/memory-document";
import { apiContract } from "../contract";

/** A search that leaves no event. */
export const searchMemoriesContract = apiContract("api/search-memories", {
  method: "POST",
  address: "/v1/memories/search",
  key: "read",
  summary: "Search the current memories by meaning, words and time",
  description: "Leaves no event and puts nothing into a context; the operation RETRIEVE does both.",
  request: z.strictObject({
    query: z.string().min(1).max(500),
    limit: z.int().min(1).max(50).default(10),
  }),
  response: z.object({
    memories: z.array(memoryDocumentSchema.extend({ score: z.number() })).describe("Best first."),
    cut: z.number().nullable().describe("RETRIEVE would leave out what scores less."),
  }),
});

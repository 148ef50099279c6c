import { z } from "zod";
import { memoryDocumentSchema } from "@/lib/core/foreign/memory-document";
import { memorySortSchema } from "@/lib/core/memory/memory-query";
import { apiContract } from "../contract";
import { id } from "../ids";

/** One page of the person's current memories. */
export const listMemoriesContract = apiContract("api/list-memories", {
  method: "GET",
  address: "/v1/memories",
  key: "read",
  summary: "List the current memories",
  request: z.strictObject({
    session_id: id
      .exactOptional()
      .describe("Only memories whose current version was written in this session."),
    memory_type: z.string().max(64).exactOptional(),
    sort: memorySortSchema.default("newest"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(300).exactOptional().describe("The next_cursor of the page before."),
  }),
  response: z.object({
    memories: z.array(memoryDocumentSchema),
    next_cursor: z.string().nullable(),
    total: z.int(),
  }),
});

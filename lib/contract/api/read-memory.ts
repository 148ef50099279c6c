import { z } from "zod";
import { memoryDocumentSchema } from "@/lib/core/foreign/memory-document";
import { apiContract } from "../contract";
import { id } from "../ids";

/** One memory with its history. */
export const readMemoryContract = apiContract("api/read-memory", {
  method: "GET",
  address: "/v1/memories/{memory_id}",
  key: "read",
  summary: "Read one memory with all its versions",
  request: z.strictObject({ memory_id: id }),
  response: z.object({
    memory_id: z.string(),
    versions: z.array(memoryDocumentSchema).describe("Oldest first."),
  }),
});

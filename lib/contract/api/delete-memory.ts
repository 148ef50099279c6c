import { z } from "zod";
import { operationDocumentSchema } from "@/lib/core/foreign/operation-document";
import { apiContract } from "../contract";
import { id } from "../ids";
import { actingProgram, seenVersion } from "./acting-program";

/** The operation DELETE. */
export const deleteMemoryContract = apiContract("api/delete-memory", {
  method: "DELETE",
  address: "/v1/memories/{memory_id}",
  key: "operate",
  summary: "Delete a memory (DELETE)",
  description: "The person can undo it.",
  request: z.strictObject({ memory_id: id, version: seenVersion, ...actingProgram }),
  response: operationDocumentSchema,
});

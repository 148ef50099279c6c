import { operationDocumentSchema } from "@/lib/core/foreign/operation-document";
import { operationInputs } from "@/lib/core/log/operations";
import { apiContract } from "../contract";
import { id } from "../ids";
import { actingProgram, seenVersion } from "./acting-program";

/** The operation UPDATE. */
export const updateMemoryContract = apiContract("api/update-memory", {
  method: "PATCH",
  address: "/v1/memories/{memory_id}",
  key: "operate",
  summary: "Give a memory a new text (UPDATE)",
  description: "The old version stays in its history, and the person can go back to it.",
  request: operationInputs.UPDATE.extend({ memory_id: id, version: seenVersion, ...actingProgram }),
  response: operationDocumentSchema,
});

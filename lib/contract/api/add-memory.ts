import { operationDocumentSchema } from "@/lib/core/foreign/operation-document";
import { operationInputs } from "@/lib/core/log/operations";
import { apiContract } from "../contract";
import { actingProgram } from "./acting-program";

/** The operation ADD. */
export const addMemoryContract = apiContract("api/add-memory", {
  method: "POST",
  address: "/v1/memories",
  key: "operate",
  summary: "Add a memory (ADD)",
  description: "Under the person's memory policy: the change may wait for the person, which `outcome` says.",
  request: operationInputs.ADD.extend(actingProgram),
  response: operationDocumentSchema,
});

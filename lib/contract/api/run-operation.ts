import { z } from "zod";
import { operationDocumentSchema } from "@/lib/core/foreign/operation-document";
import { operationNames } from "@/lib/core/log/operations";
import { apiContract } from "../contract";
import { id } from "../ids";
import { actingProgram } from "./acting-program";

/** One of the six operations, as a model called it. */
export const runOperationContract = apiContract("api/run-operation", {
  method: "POST",
  address: "/v1/operations",
  key: "operate",
  summary: "Run one of the six operations",
  description:
    "As a model calls them: what its arguments lack, and what is refused, is an answer with a `result` that the model can read (`outcome: refused`), not an error. SUMMARY and FILTER act on the session here, which holds what the studio gave it.",
  request: z.strictObject({
    operation: z.enum(operationNames),
    input: z.record(z.string(), z.unknown()).describe("As `GET /v1/tools` describes it."),
    call_id: id
      .exactOptional()
      .describe("The caller's own id of the call; the context of the session names its result by it."),
    ...actingProgram,
  }),
  response: operationDocumentSchema,
});

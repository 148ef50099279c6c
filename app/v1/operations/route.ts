import { runOperationContract } from "@/lib/contract/api/run-operation";
import { apiHandler } from "@/lib/server/api/api-handler";
import { runApiOperation } from "@/lib/server/api/run-api-operation";

export const POST = apiHandler(runOperationContract, { scope: "owner" }, (call, asked) =>
  runApiOperation(call, { operation: asked.operation, input: asked.input, asked }),
);

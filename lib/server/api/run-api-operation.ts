import "server-only";
import type { AppError } from "@/lib/core/errors";
import { type OperationDocument, operationDocument } from "@/lib/core/foreign/operation-document";
import { type Client, clientOf } from "@/lib/core/log/client";
import type { OperationName } from "@/lib/core/log/operations";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { runClientOperation } from "@/lib/use-cases/foreign/run-client-operation";
import type { SessionScope } from "@/lib/use-cases/scope";
import { oneAfterAnother } from "../one-after-another";
import type { ApiCall } from "./api-handler";

/** For whom a request acts, in which session, and that it is the same request again. */
interface Acting {
  readonly session_id?: string;
  readonly client?: string;
  readonly request_id?: string;
  readonly call_id?: string;
  readonly version?: number;
}

/** An operation as a verb of the API asks for it; `asked` is the whole request. */
interface ApiOperation {
  readonly operation: OperationName;
  readonly input: unknown;
  readonly asked: Acting;
}

/** Calls of one session come one after the other in this process; at the same time in another one, the second gets `turn-running`. */
const inOrder = oneAfterAnother();

/**
 * Runs an operation in the session that the program names, or in that of its key. It has to be a session of the API: nobody acts for the
 * studio's own agent, nor for another program, from here.
 */
export async function runApiOperation(
  { app, ownerId, holder }: ApiCall,
  { operation, input, asked }: ApiOperation,
): Promise<Result<OperationDocument, AppError>> {
  const { session_id, client, request_id, call_id, version } = asked;
  const scope = { ownerId, sessionId: session_id ?? `api-${holder.key.keyId}` };
  return inOrder(JSON.stringify(scope), async () => {
    const deps = await app.dependenciesFor(scope);
    const refused = await refusedSession(deps, scope);
    if (refused) return err(refused);
    const ran = await runClientOperation(deps, {
      ...scope,
      client: clientNamed(client ?? holder.key.name),
      requestId: request_id ?? deps.ids.newId(),
      name: operation,
      input,
      ...(call_id !== undefined && { callId: call_id }),
      ...(version !== undefined && { expectedVersion: version }),
    });
    return ran.ok ? ok(operationDocument(ran.value.event, ran.value.text)) : ran;
  });
}

/** The same for a verb that is one operation: what is refused is a failure, with the status that goes with it. */
export async function changeByApi(
  call: ApiCall,
  operation: ApiOperation,
): Promise<Result<OperationDocument, AppError>> {
  const ran = await runApiOperation(call, operation);
  if (!ran.ok || ran.value.outcome !== "refused") return ran;
  const event = await call.deps.eventLog.find({ ownerId: call.ownerId, eventId: ran.value.event_id });
  if (event?.type !== "operation-rejected") return ran;
  const memoryId = memoryIdIn(operation.input);
  if (event.code === "UNKNOWN_ID") return err({ code: "unknown-memory", memoryId });
  if (event.code === "CHANGED_MEANWHILE") return err({ code: "stale-memory", memoryId });
  return err({ code: "operation-refused", reason: event.reason });
}

/** The arguments of an operation in a request that has them beside what every acting request may say. */
export function argumentsIn({ session_id, client, request_id, version, ...input }: Acting): object {
  return input;
}

async function refusedSession(
  { eventLog, sessionReader, sessionDirectory }: Dependencies,
  scope: SessionScope,
): Promise<AppError | null> {
  if (!(await eventLog.exists(scope))) return null;
  const { client } = await sessionReader.read(scope);
  if (client?.protocol !== "api")
    return {
      code: "invalid-request",
      problem: "session_id names a session that is not one of this API. Choose another id.",
    };
  const standing = await sessionDirectory.standingOf(scope);
  return standing === null || standing.presence === "kept"
    ? null
    : { code: "session-deleted", isPurged: standing.presence === "purged" };
}

function clientNamed(said: string): Client {
  const [name, version] = said.split("/", 2);
  return clientOf({ name, version }, "api");
}

function memoryIdIn(input: unknown): string {
  return typeof input === "object" && input !== null && "memory_id" in input ? String(input.memory_id) : "";
}

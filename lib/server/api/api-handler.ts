import "server-only";
import type { z } from "zod";
import type { ApiContract, Given } from "@/lib/contract/contract";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { getApp } from "../app";
import type { Container } from "../container";
import { type DoorContext, type DoorPolicy, passDoor } from "../door";
import { readEnvironment } from "../environment";
import { failureResponse, guarded } from "../error-response";
import { eventStreamResponse } from "../event-stream";
import { holderOf, type KeyHolder, type KeyRefusal, keyRefusals } from "../key-holder";
import { parseJson, readLimited } from "../request-guard";

/** The part of the app that the verbs of the API use. */
export type ApiApp = Pick<Container, "admitTurn" | "mayWrite" | "dependenciesFor" | "deps" | "database">;

/** What a verb works with: what the door let through, and the key that was shown. */
export interface ApiCall extends DoorContext<ApiApp> {
  readonly holder: KeyHolder;
}

type ApiWork<Input, Answer> = (call: ApiCall, input: Input) => Promise<Result<Answer, AppError>>;

/**
 * Makes the route handler of a verb of the HTTP API: a key with the verb's scope, the contract's schema, one use-case. The key says whose things
 * these are; who has none learns nothing about the request, not even whether it was understood.
 */
export function apiHandler<Asked extends z.ZodType, Answer>(
  contract: ApiContract<Asked, Answer>,
  policy: Pick<DoorPolicy<z.output<Asked>>, "scope">,
  work: ApiWork<z.output<Asked>, NoInfer<Given<Answer>>>,
) {
  return (request: Request, context: { readonly params: Promise<object> }): Promise<Response> =>
    guarded(async () => {
      const studio: ApiApp = await getApp();
      const { ownerSettings } = studio.deps;
      const holder = await holderOf(
        request,
        { ownerSettings, environment: readEnvironment(process.env) },
        contract.key,
      );
      if (typeof holder === "string") return refusal(holder);
      const caller = {
        // A page of another site was refused with its key.
        isOwnPage: true,
        changes: contract.key === "operate",
        actor: async () => ({ ownerId: holder.ownerId, roles: new Set<never>() }),
        app: async () => studio,
        // What a program asked to be changed is changed, whether or not it waits: it asks again by the same request id.
        signal: contract.key === "operate" ? new AbortController().signal : request.signal,
      };
      const input = await inputOf(request, contract, await context.params);
      const result = await passDoor(caller, contract, policy, input, (door, asked) =>
        work({ ...door, holder }, asked),
      );
      return result.ok ? success(result.value) : failureResponse(result.error);
    });
}

function success(answer: unknown): Response {
  if (answer instanceof ReadableStream) return eventStreamResponse(answer);
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}

/** Fields of the query or of the body, and those that the address names, which win over what a body repeats. */
async function inputOf(
  request: Request,
  { method, streams }: Pick<ApiContract, "method" | "streams">,
  named: object,
): Promise<unknown> {
  if (method === "GET" || method === "DELETE") {
    // A browser's or a library's reconnect says by this header how far it got.
    const reached = streams ? request.headers.get("last-event-id") : null;
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    return { ...asked, ...(reached === null ? {} : { after: reached }), ...named };
  }
  const body = parseJson((await readLimited(request)) ?? "");
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body, ...named } : body;
}

function refusal(reason: KeyRefusal): Response {
  const { status, message } = keyRefusals[reason];
  const response = failureResponse({ code: reason, message, status });
  if (status === 401) response.headers.set("www-authenticate", 'Bearer realm="AgeMem Studio"');
  return response;
}

import "server-only";
import type { z } from "zod";
import type { ReadContract } from "@/lib/contract/contract";
import { requireActor } from "./actor";
import { getApp } from "./app";
import type { Container } from "./container";
import { type DoorPolicy, type DoorWork, passDoor } from "./door";
import { failureResponse } from "./error-response";
import { isSameOrigin, isSameSite, parseJson, readLimited } from "./request-guard";

/**
 * Makes the route handler of a contract that only reads: its policy is named here, its work is one use-case. A `GET` carries its question
 * as JSON in `?question=`, a `POST` in its body. The answer is never kept by anything between here and the page.
 */
export function readHandler<Request extends z.ZodType, Response>(
  contract: ReadContract<Request, Response>,
  policy: DoorPolicy<z.output<Request>>,
  work: DoorWork<Container, z.output<Request>, Response>,
): (request: globalThis.Request) => Promise<globalThis.Response> {
  return async (request) => {
    const caller = {
      // Browsers name the origin of a POST; of a GET they only say which kind of site caused it.
      isOwnPage: contract.method === "POST" ? isSameOrigin(request) : isSameSite(request),
      actor: () => requireActor(request),
      app: getApp,
      signal: request.signal,
    };
    const question = await questionOf(request, contract.method);
    const result = await passDoor(caller, contract, policy, question, work);
    return result.ok ? Response.json(result.value, { headers: notKept }) : failureResponse(result.error);
  };
}

const notKept = { "cache-control": "no-store" };

/** The question as sent; what cannot be read as JSON is undefined, which no schema lets through. */
async function questionOf(request: Request, method: "GET" | "POST"): Promise<unknown> {
  if (method === "GET") return parseJson(new URL(request.url).searchParams.get("question") ?? "{}");
  return parseJson((await readLimited(request)) ?? "");
}

import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import type { ActionContract } from "@/lib/contract/contract";
import type { ActionResult } from "@/lib/contract/failure";
import { requireActor } from "./actor";
import { getApp } from "./app";
import type { Container } from "./container";
import { type DoorPolicy, type DoorWork, passDoor } from "./door";
import { isSameOrigin } from "./request-guard";

/**
 * Makes the server action of a contract: its policy is named here, its work is one use-case. Actions of one page run one after the other
 * in the browser, so what only reads is a handler (`read-handler.ts`) instead.
 */
export function action<Request extends z.ZodType, Response>(
  contract: ActionContract<Request, Response>,
  policy: DoorPolicy<z.output<Request>>,
  work: DoorWork<Container, z.output<Request>, Response>,
): (input: z.input<Request>) => Promise<ActionResult<Response>> {
  return async (input) => {
    const request = { headers: await headers() };
    const caller = {
      isOwnPage: isSameOrigin(request),
      actor: () => requireActor(request),
      app: getApp,
      // What a person asked to be changed is changed, whether or not they wait for it.
      signal: new AbortController().signal,
    };
    const result = await passDoor(caller, contract, policy, input, work);
    if (result.ok) return result;
    const { code, message } = result.error;
    return { ok: false, error: { code, message } };
  };
}

import "server-only";
import type { z } from "zod";
import type { Given, ReadContract } from "@/lib/contract/contract";
import { type Actor, requireActor } from "./actor";
import { getApp } from "./app";
import { type DoorApp, type DoorPolicy, type DoorWork, passDoor } from "./door";
import { failureResponse } from "./error-response";
import { isSameOrigin, isSameSite, parseJson, readLimited } from "./request-guard";

/** What every handler needs: the app, and how it learns who asks. */
interface HandlerDependencies<App extends DoorApp> {
  app(): Promise<App>;
  actor(request: Request): Promise<Actor>;
}

/**
 * Makes the route handler of a contract that only reads: its policy is named here, its work is one use-case. A `GET` carries its question
 * as JSON in `?question=`, a `POST` in its body. The answer is never kept by anything between here and the page.
 */
export const readHandler = readHandlersOver({ app: getApp, actor: requireActor });

/** The maker of read handlers over an app. */
export function readHandlersOver<App extends DoorApp>({ app, actor }: HandlerDependencies<App>) {
  return <Asked extends z.ZodType, Answer>(
    contract: ReadContract<Asked, Answer>,
    policy: DoorPolicy<z.output<Asked>>,
    work: DoorWork<App, z.output<Asked>, NoInfer<Given<Answer>>>,
  ) =>
    async (request: Request): Promise<Response> => {
      const caller = {
        // Browsers name the origin of a POST; of a GET they only say which kind of site caused it.
        isOwnPage: contract.method === "POST" ? isSameOrigin(request) : isSameSite(request),
        changes: false,
        actor: () => actor(request),
        app,
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

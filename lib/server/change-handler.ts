import "server-only";
import type { z } from "zod";
import type { ChangeContract, Given } from "@/lib/contract/contract";
import { type Actor, requireActor } from "./actor";
import { getApp } from "./app";
import { type DoorApp, type DoorPolicy, type DoorWork, passDoor } from "./door";
import { failureResponse } from "./error-response";
import { isSameOrigin, parseJson, readLimited } from "./request-guard";

/** What every handler needs: the app, and how it learns who asks. */
interface HandlerDependencies<App extends DoorApp> {
  app(): Promise<App>;
  actor(request: Request): Promise<Actor>;
}

interface ChangePolicy<Input> extends DoorPolicy<Input> {
  /** The HTTP status of a success; 200 unless it says otherwise. */
  readonly status?: 200 | 201 | 202;
}

/** Makes the route handler of a contract that changes something by `POST`: our own page, JSON, small, and of the contract's shape. */
export const changeHandler = changeHandlersOver({ app: getApp, actor: requireActor });

/** The maker of such handlers over an app. */
export function changeHandlersOver<App extends DoorApp>({ app, actor }: HandlerDependencies<App>) {
  return <Asked extends z.ZodType, Answer>(
    contract: ChangeContract<Asked, Answer>,
    policy: ChangePolicy<z.output<Asked>>,
    work: DoorWork<App, z.output<Asked>, NoInfer<Given<Answer>>>,
  ) =>
    async (request: Request, context: { readonly params: Promise<object> }): Promise<Response> => {
      const caller = {
        isOwnPage: isSameOrigin(request) && isJson(request),
        changes: true,
        actor: () => actor(request),
        app,
        // What a person asked to be changed is changed, whether or not they wait for it.
        signal: new AbortController().signal,
      };
      const body = parseJson((await readLimited(request)) ?? "");
      // What the address names wins over what a body may repeat.
      const input = typeof body === "object" && body !== null ? { ...body, ...(await context.params) } : body;
      const result = await passDoor(caller, contract, policy, input, work);
      if (!result.ok) return failureResponse(result.error);
      return Response.json(result.value, { status: policy.status ?? 200 });
    };
}

/** A form of another site can send text, and no JSON, without asking first. */
function isJson(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("application/json") ?? false;
}

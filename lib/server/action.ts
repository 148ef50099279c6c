import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import type { ActionContract, Sent } from "@/lib/contract/contract";
import type { ActionResult } from "@/lib/contract/failure";
import type { RecordedEvents } from "@/lib/contract/recorded-events";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Appended } from "@/lib/use-cases/log/append-events";
import { type Actor, requireActor } from "./actor";
import { getApp } from "./app";
import { type DoorApp, type DoorPolicy, type DoorWork, passDoor } from "./door";
import { isSameOrigin } from "./request-guard";

type WithHeaders = { readonly headers: Pick<Headers, "get"> };

/** What every action needs: the app, the headers of the request that runs it, and how it is learned who sent it. */
interface ActionDependencies<App extends DoorApp> {
  app(): Promise<App>;
  headers(): Promise<Pick<Headers, "get">>;
  actor(request: WithHeaders): Promise<Actor>;
}

/**
 * Makes the server action of a contract: its policy is named here, its work is one use-case. Actions of one page run one after the other
 * in the browser, so what only reads is a handler (`read-handler.ts`) instead.
 */
export const action = actionsOver({ app: getApp, headers, actor: requireActor });

/** The maker of actions over an app. */
export function actionsOver<App extends DoorApp>(dependencies: ActionDependencies<App>) {
  return <Asked extends z.ZodType, Answer>(
    contract: ActionContract<Asked, Answer>,
    policy: DoorPolicy<z.output<Asked>>,
    work: DoorWork<App, z.output<Asked>, NoInfer<Answer>>,
  ) =>
    async (input: Sent<Asked>): Promise<ActionResult<Answer>> => {
      const request = { headers: await dependencies.headers() };
      const caller = {
        isOwnPage: isSameOrigin(request),
        changes: true,
        actor: () => dependencies.actor(request),
        app: dependencies.app,
        // What a person asked to be changed is changed, whether or not they wait for it.
        signal: new AbortController().signal,
      };
      const result = await passDoor(caller, contract, policy, input, work);
      if (result.ok) return result;
      const { code, message } = result.error;
      return { ok: false, error: { code, message } };
    };
}

/** What the browser needs of an append: the events, which it folds itself. */
export function recordedEvents(appended: Result<Appended, AppError>): Result<RecordedEvents, AppError> {
  return appended.ok ? ok({ events: appended.value.events }) : appended;
}

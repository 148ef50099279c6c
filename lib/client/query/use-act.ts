"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { ActionResult, RequestFailure } from "@/lib/contract/failure";
import { useActRefusal } from "../session/session-context";
import { newId } from "../shell/new-id";

/** A server action. */
export type Action<Input, Value> = (input: Input) => Promise<ActionResult<Value>>;

/** What an act asks for. Of one that carries a request id it is made from the id, which stays the same when it is sent again. */
export type ActInput<Input> = Input | ((requestId: string) => Input);

/** Something the person does, as the form or button shows it. */
export interface Act<Input, Value> {
  readonly isRunning: boolean;
  /** A sentence to show where the person looks; null when all is well. */
  readonly error: string | null;
  clearError(): void;
  /**
   * Does it and resolves to what came of it; null when it failed, and then `error` says why. Never rejects. While one runs, another is
   * ignored, so that a button needs no `disabled`, which would take the focus from the keyboard.
   */
  run(input: ActInput<Input>): Promise<Value | null>;
}

interface ActOptions {
  /** True for what may be done while the past is watched, because it changes nothing of it: a fork, an export. */
  readonly alsoInReplay?: boolean;
}

/**
 * Runs a server action from a form or a button. A request that is lost on the way ends as a sentence and can be sent again: the same
 * wish then carries the same request id, so that nothing happens twice.
 */
export function useAct<Input, Value>(
  action: Action<Input, Value>,
  options: ActOptions = {},
): Act<Input, Value> {
  const perform = usePerform(options);
  const isBusy = useRef(false);
  const lost = useRef<{ readonly wish: string; readonly requestId: string } | null>(null);
  const { mutateAsync, isPending, error, reset } = useMutation<Value, ActError, ActInput<Input>>({
    mutationFn: async (wished) => {
      const requestId = requestIdFor(wished, lost.current);
      const result = await perform(action, inputOf(wished, requestId));
      const isLost = !result.ok && result.error.code === unanswered.code;
      lost.current = isLost ? { wish: wishOf(wished), requestId } : null;
      if (!result.ok) throw new ActError(result.error);
      return result.value;
    },
  });
  const run = useCallback(
    async (wished: ActInput<Input>) => {
      if (isBusy.current) return null;
      isBusy.current = true;
      return mutateAsync(wished)
        .catch(() => null)
        .finally(() => {
          isBusy.current = false;
        });
    },
    [mutateAsync],
  );
  return { isRunning: isPending, error: error?.message ?? null, clearError: reset, run };
}

/**
 * Calls server actions for what is more than one call. The one place that refuses acts on the past, and turns a lost request into a
 * failure with a sentence.
 */
export function usePerform({ alsoInReplay = false }: ActOptions = {}) {
  const refusalOf = useActRefusal();
  return useCallback(
    async <Input, Value>(action: Action<Input, Value>, input: Input): Promise<ActionResult<Value>> => {
      const refusal = refusalOf(alsoInReplay);
      if (refusal !== null) return { ok: false, error: { code: "read-only", message: refusal } };
      try {
        return await action(input);
      } catch {
        return { ok: false, error: unanswered };
      }
    },
    [refusalOf, alsoInReplay],
  );
}

/** The request was lost, or its answer was: whether it was done is not known. */
const unanswered: RequestFailure = {
  code: "unanswered",
  message: "The server did not answer. Try again: the same request is sent, so nothing happens twice.",
};

class ActError extends Error {
  override readonly name = "ActError";
  constructor({ message }: RequestFailure) {
    super(message);
  }
}

function inputOf<Input>(wished: ActInput<Input>, requestId: string): Input {
  return typeof wished === "function" ? (wished as (requestId: string) => Input)(requestId) : wished;
}

/** What is asked for, whatever its request id is. */
function wishOf<Input>(wished: ActInput<Input>): string {
  return JSON.stringify(inputOf(wished, ""));
}

/** The id of the lost request when this is the same wish again; a text that was changed meanwhile is another wish. */
function requestIdFor<Input>(
  wished: ActInput<Input>,
  lost: { readonly wish: string; readonly requestId: string } | null,
): string {
  return lost?.wish === wishOf(wished) ? lost.requestId : newId();
}

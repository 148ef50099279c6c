"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ActionResult } from "@/lib/contract/failure";

/** Something that was asked of the server. */
export interface Loaded<Value> {
  readonly value: Value | null;
  readonly isLoading: boolean;
  readonly error: string | null;
  /** Asks again; the old value stays until the new one is there. */
  reload(): void;
}

/** What one question stands at: an answer to another question is no answer. */
interface Standing<Value> {
  readonly question: string | null;
  readonly value: Value | null;
  readonly error: string | null;
}

/**
 * Asks the server whenever `question` changes, and on `reload`; null asks nothing. The latest question wins. `load` may be a new function on
 * every render. `keep` shows the answer to the last question until the next is there.
 */
export function useLoaded<Value>(
  question: string | null,
  load: () => Promise<ActionResult<Value>>,
  keep = false,
): Loaded<Value> {
  const [standing, setStanding] = useState<Standing<Value>>({ question: null, value: null, error: null });
  const [isLoading, setLoading] = useState(question !== null);
  const latest = useRef(0);
  const loader = useRef(load);
  const keepsOld = useRef(keep);
  useEffect(() => {
    loader.current = load;
  });

  const ask = useCallback(async (asked: string) => {
    latest.current += 1;
    const mine = latest.current;
    setLoading(true);
    const result = await loader.current().catch(() => null);
    if (mine !== latest.current) return;
    setLoading(false);
    setStanding((before) => ({
      question: asked,
      value: result?.ok ? result.value : before.question === asked || keepsOld.current ? before.value : null,
      error: result === null ? "The server cannot be reached." : result.ok ? null : result.error.message,
    }));
  }, []);

  useEffect(() => {
    if (question !== null) void ask(question);
    return () => {
      latest.current += 1;
    };
  }, [question, ask]);

  const isAnswer = standing.question === question;
  return {
    value: isAnswer || keep ? standing.value : null,
    error: isAnswer ? standing.error : null,
    isLoading: isLoading || (question !== null && !isAnswer),
    reload: useCallback(() => {
      if (question !== null) void ask(question);
    }, [question, ask]),
  };
}

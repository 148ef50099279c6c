import { useEffect } from "react";
import type { MemoryVersion } from "@/lib/core/log/memory";
import type { ActionResult } from "../session/server-actions";
import type { WatchSession } from "./watch-session";

/** How long the playhead must rest before the store is asked for, in milliseconds. */
const restMs = 200;

/** Reads the memories as they stood at an event of the recording. */
export type LoadMemoriesThen = (input: {
  sessionId: string;
  sequence: number;
}) => Promise<ActionResult<{ readonly memories: readonly MemoryVersion[]; readonly count: number }>>;

/** Keeps the store beside a recording at the place that is watched; places that were asked for once are remembered. */
export function useMemoriesThen(watch: WatchSession, sessionId: string, load: LoadMemoriesThen): void {
  useEffect(() => {
    const { store } = watch;
    const known = new Map<number, { readonly memories: readonly MemoryVersion[]; readonly count: number }>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isMounted = true;
    const show = (sequence: number) => {
      const then = known.get(sequence);
      if (then) store.getState().setMemories(then.memories, then.count);
      return then !== undefined;
    };
    const ask = async () => {
      const { sequence } = store.getState().state;
      if (show(sequence)) return;
      const answer = await load({ sessionId, sequence }).catch(() => null);
      if (!answer?.ok) return;
      known.set(sequence, answer.value);
      if (isMounted && store.getState().state.sequence === sequence) show(sequence);
    };
    const follow = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), restMs);
    };
    const unsubscribe = store.subscribe((now, before) => {
      if (now.state.sequence !== before.state.sequence) follow();
    });
    follow();
    return () => {
      isMounted = false;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [watch, sessionId, load]);
}

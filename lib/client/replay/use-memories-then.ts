import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { memoriesThenContract } from "@/lib/contract/replay/memories-then";
import { readQuery } from "../query/read-query";
import type { WatchSession } from "./watch-session";

/** How long the playhead must rest before the memories are asked for, in milliseconds. */
const restMs = 200;

/** Keeps the memories beside a recording at the place that is watched. The past does not change: each place is asked for once. */
export function useMemoriesThen(watch: WatchSession, sessionId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const { store } = watch;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isMounted = true;
    const ask = async () => {
      const { sequence } = store.getState().state;
      const then = await queryClient.fetchQuery({
        ...readQuery(memoriesThenContract, { sessionId, sequence }),
        staleTime: Number.POSITIVE_INFINITY,
      });
      if (isMounted && store.getState().state.sequence === sequence) store.setState({ memoriesThen: then });
    };
    const follow = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        ask().catch(() => {
          // The recording stays as it is; where the playhead rests next, the memories are asked for again.
        });
      }, restMs);
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
  }, [watch, sessionId, queryClient]);
}

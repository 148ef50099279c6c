import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

/** Has everything that shows memories read again: for a change made here, before the stream tells of it. */
export function useMemoriesChanged(): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: ["memory"] }), [queries]);
}

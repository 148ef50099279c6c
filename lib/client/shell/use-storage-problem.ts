"use client";

import { useQuery } from "@tanstack/react-query";
import { failureBodySchema } from "@/lib/contract/failure";

/** How often it is asked while all is well, and while something is wrong, in milliseconds. */
const lookEveryMs = { well: 30_000, wrong: 5_000 } as const;

/** What is wrong with the place everything is kept in, as a sentence; null while nothing is, or nobody answers. */
export function useStorageProblem(): string | null {
  const { data } = useQuery({
    queryKey: ["storage-problem"],
    queryFn: ({ signal }) => askReadiness(signal),
    refetchInterval: (query) => (query.state.data ? lookEveryMs.wrong : lookEveryMs.well),
  });
  return data ?? null;
}

async function askReadiness(signal: AbortSignal): Promise<string | null> {
  const answer = await fetch("/api/ready?of=storage", { signal }).catch(() => null);
  if (answer === null || answer.ok) return null;
  const failure = failureBodySchema.safeParse(await answer.json().catch(() => null));
  return failure.success ? failure.data.error.message : null;
}

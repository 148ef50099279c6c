"use client";

import { keepPreviousData, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { ReadContract } from "@/lib/contract/contract";
import { fetchRead } from "./fetch-read";

/** What a read stands at. */
export interface Read<Value> {
  /** Null until the first answer; the old one while it is asked again. */
  readonly value: Value | null;
  readonly isLoading: boolean;
  /** A sentence when the last attempt failed; what was read before stays beside it. */
  readonly error: string | null;
  /** Asks again now. */
  reload(): void;
}

interface ReadOptions {
  /** Shows the answer to the last question until the answer to this one is there. */
  readonly keep?: boolean;
  /** Asks again this often while it is on screen, in milliseconds. */
  readonly everyMs?: number;
}

/**
 * Reads from the server, beside other reads, and again when the question changes or its domain is invalidated. The same question on two
 * places of the page is asked once; one that nobody waits for any more is cancelled. Null asks nothing.
 */
export function useRead<Request extends z.ZodType, Response>(
  contract: ReadContract<Request, Response>,
  question: z.input<Request> | null,
  { keep = false, everyMs }: ReadOptions = {},
): Read<Response> {
  const query = useQuery({
    ...readQuery(contract, question),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
  return {
    value: query.data ?? null,
    isLoading: query.isFetching,
    error: query.error?.message ?? null,
    reload: () => void query.refetch(),
  };
}

/** The key of a read: its domain, its verb, its question. A prefix of it names everything of a domain. */
export function readKey(contract: Pick<ReadContract, "name">, question: unknown): readonly unknown[] {
  return [...contract.name.split("/"), question];
}

/** A read as TanStack Query takes it, for what `useRead` does not cover. */
export function readQuery<Request extends z.ZodType, Response>(
  contract: ReadContract<Request, Response>,
  question: z.input<Request> | null,
) {
  return {
    queryKey: readKey(contract, question),
    queryFn: ({ signal }) => fetchRead(contract, question as z.input<Request>, signal),
    enabled: question !== null,
  } satisfies UseQueryOptions<Response>;
}

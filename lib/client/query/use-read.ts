"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import type { ReadContract, Sent } from "@/lib/contract/contract";
import { readQuery } from "./read-query";

/** How far a read is. */
export interface Read<Value> {
  /** Null until the first answer; the old one while it is asked again, and when that fails. */
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
 * places of the page is asked once; one that nobody waits for any more is canceled. Null asks nothing.
 */
export function useRead<Request extends z.ZodType, Response>(
  contract: ReadContract<Request, Response>,
  question: Sent<Request> | null,
  { keep = false, everyMs }: ReadOptions = {},
): Read<Response> {
  const query = useQuery({
    ...readQuery(contract, question),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
  const last = useLastKnown(query.data);
  return {
    value: query.data ?? (keep ? last : null) ?? null,
    isLoading: query.isFetching,
    error: query.error?.message ?? null,
    reload: () => void query.refetch(),
  };
}

/** The newest value that was there. */
export function useLastKnown<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

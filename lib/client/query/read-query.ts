import type { UseQueryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { ReadContract, Sent } from "@/lib/contract/contract";
import { fetchRead } from "./fetch-read";

/** The key of a read: its domain, its verb, its question. A prefix of it names everything of a domain. */
export function readKey(contract: Pick<ReadContract, "name">, question: unknown): readonly unknown[] {
  return [...contract.name.split("/"), question];
}

/** A read as TanStack Query takes it, for what `useRead` does not cover. */
export function readQuery<Request extends z.ZodType, Response>(
  contract: ReadContract<Request, Response>,
  question: Sent<Request> | null,
) {
  return {
    queryKey: readKey(contract, question),
    queryFn: ({ signal }) => fetchRead(contract, question as Sent<Request>, signal),
    enabled: question !== null,
  } satisfies UseQueryOptions<Response>;
}

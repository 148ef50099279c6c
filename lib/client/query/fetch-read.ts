import type { z } from "zod";
import type { ReadContract, Sent } from "@/lib/contract/contract";
import { failureBodySchema } from "@/lib/contract/failure";

/** A read that failed. Its message is a sentence for a person. */
export class ReadError extends Error {
  override readonly name = "ReadError";
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Where a read is asked. */
export function readAddress(contract: Pick<ReadContract, "name" | "method">, question: unknown): string {
  const address = `/api/${contract.name}`;
  if (contract.method === "POST") return address;
  const text = JSON.stringify(question);
  return text === "{}" ? address : `${address}?question=${encodeURIComponent(text)}`;
}

/**
 * Asks the server and checks the answer against the contract. Throws `ReadError` with a sentence when the server refuses, cannot be
 * reached, or answers with something else than was agreed; throws the signal's own reason when the question was given up.
 */
export async function fetchRead<Request extends z.ZodType, Response>(
  contract: ReadContract<Request, Response>,
  question: Sent<Request>,
  signal?: AbortSignal,
): Promise<Response> {
  const answer = await send(contract, question, signal);
  const body: unknown = await answer.json().catch(() => {
    signal?.throwIfAborted();
    return undefined;
  });
  if (!answer.ok) throw failureOf(answer.status, body);
  const read = contract.response.safeParse(body);
  if (read.success) return read.data;
  throw new ReadError(
    "unexpected-answer",
    "The server answered in a form that this page does not know. Load the page again: it may be older than the server.",
  );
}

async function send(
  contract: ReadContract,
  question: unknown,
  signal: AbortSignal | undefined,
): Promise<globalThis.Response> {
  const body =
    contract.method === "POST"
      ? { headers: { "content-type": "application/json" }, body: JSON.stringify(question) }
      : {};
  try {
    return await fetch(readAddress(contract, question), {
      method: contract.method,
      ...body,
      ...(signal ? { signal } : {}),
    });
  } catch {
    signal?.throwIfAborted();
    throw new ReadError("unreachable", "The server cannot be reached. What is shown may be old.");
  }
}

function failureOf(status: number, body: unknown): ReadError {
  const failure = failureBodySchema.safeParse(body);
  if (failure.success) return new ReadError(failure.data.error.code, failure.data.error.message);
  return new ReadError(
    "unexpected-answer",
    `The server answered with an unexpected error (${status}). Please try again.`,
  );
}

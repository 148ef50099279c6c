import { APICallError, StreamProviderError } from "ai";
import { readRequest, recordedRequest } from "@/lib/core/context/sent-request";
import type { FailedCall } from "@/lib/core/log/failed-call";
import type { SentRequest } from "@/lib/core/log/sent-request";
import {
  askedWaitMs,
  longestReply,
  providerWords,
  requestIdOf,
} from "@/lib/core/model/failed-call/read-reply";
import { plainAddress, withoutSecrets } from "@/lib/core/model/failed-call/without-secrets";
import { withoutGrammar, withoutGrammarHeader } from "./field-retry";

/** Where a model is asked, and what must never come out again. */
export interface CallPlace {
  readonly address: string | null;
  readonly secrets: readonly string[];
}

/** A place of which nothing is known, such as a model in this process. */
export const noPlace: CallPlace = { address: null, secrets: [] };

/** What is known of a request that failed: how it was answered, and what left. */
export interface FailedRequest {
  readonly call: FailedCall;
  readonly sent: SentRequest | null;
}

interface Answered {
  readonly address: string | null;
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body of the reply. */
  readonly reply?: string | undefined;
  /** Said where there is no reply. */
  readonly words?: string;
  /** What left, as it was serialized or as an object. */
  readonly body?: unknown;
}

/** How a request was answered, without any key. */
export function failedRequest(answered: Answered, { secrets }: CallPlace): FailedRequest {
  const { address, status, headers = {}, reply = "", words, body } = answered;
  const clean = withoutSecrets(reply.toWellFormed().replaceAll("\0", ""), secrets);
  const said = words === undefined ? providerWords(clean) : withoutSecrets(words.toWellFormed(), secrets);
  const requestId = requestIdOf(headers);
  return {
    call: {
      address: address === null ? null : plainAddress(address, secrets),
      status: status ?? null,
      providerWords: said === "" ? null : said,
      requestId: requestId === null || withoutSecrets(requestId, secrets) !== requestId ? null : requestId,
      retryAfterMs: askedWaitMs(headers, Date.now()),
      reply: clean === "" ? null : clean.slice(0, longestReply).toWellFormed(),
      attempts: 1,
    },
    sent: sentIn(body, headers[withoutGrammarHeader] !== undefined),
  };
}

/** What an error of the AI SDK knows of its request. */
export function failedRequestOf(error: unknown, place: CallPlace): FailedRequest {
  if (APICallError.isInstance(error)) {
    const { url, statusCode, responseHeaders, responseBody, requestBodyValues, message } = error;
    return failedRequest(
      {
        address: url || place.address,
        status: statusCode,
        headers: responseHeaders,
        reply: responseBody,
        ...(responseBody ? {} : { words: message }),
        body: requestBodyValues,
      },
      place,
    );
  }
  const words = StreamProviderError.isInstance(error) ? error.message : "";
  return failedRequest({ address: place.address, words }, place);
}

function sentIn(body: unknown, isWithoutGrammar: boolean): SentRequest | null {
  const parsed = typeof body === "string" ? JSON.parse(body) : body;
  const read = readRequest(isWithoutGrammar ? withoutGrammar(parsed) : parsed);
  return read && recordedRequest(read);
}

import { z } from "zod";
import type { KeyScope } from "@/lib/core/foreign/api-key";

/**
 * What one door takes and gives. Both sides import it: the server parses the request by it, and the browser infers its types from it,
 * so that a field that is renamed on one side does not compile on the other.
 */
interface Door<Request extends z.ZodType, Response> {
  /** `<domain>/<verb>`, like the file it is written in. */
  readonly name: `${string}/${string}`;
  readonly request: Request;
  readonly response: z.ZodType<Response>;
}

/** A door that changes something: a server action. */
export interface ActionContract<Request extends z.ZodType = z.ZodType, Response = unknown>
  extends Door<Request, Response> {
  readonly kind: "action";
}

/** A door that only reads: a handler under `/api`, at the address of its name. */
export interface ReadContract<Request extends z.ZodType = z.ZodType, Response = unknown>
  extends Door<Request, Response> {
  readonly kind: "read";
  /** `POST` where the question is too long for an address, or where asking has a cost that no foreign page may cause. */
  readonly method: "GET" | "POST";
}

/**
 * A door that changes something and is a handler all the same: one that must not wait behind the actions of its page, or that programs
 * other than the page use.
 */
export interface ChangeContract<Request extends z.ZodType = z.ZodType, Response = unknown>
  extends Door<Request, Response> {
  readonly kind: "change";
  /** Where it is posted to; `[name]` is that field of the request, everything else goes in the body. */
  readonly address: `/api/${string}`;
}

/** A verb of the HTTP API: a handler under `/v1` for programs that show a key. The OpenAPI document is made from these. */
export interface ApiContract<Request extends z.ZodType = z.ZodType, Response = unknown>
  extends Door<Request, Response> {
  readonly kind: "api";
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** `{name}` is that field of the request. `GET` and `DELETE` carry the others in the query, `POST` and `PATCH` as JSON. */
  readonly address: `/v1/${string}`;
  /** What the key must allow. */
  readonly key: KeyScope;
  /** One line for the reader of the document, then what else has to be known. */
  readonly summary: string;
  readonly description?: string;
  /** True where the answer is a stream of server-sent events. */
  readonly streams?: true;
}

/** Writes down a verb of the HTTP API. */
export function apiContract<Request extends z.ZodType, Response>(
  name: Door<Request, Response>["name"],
  verb: Omit<ApiContract<Request, Response>, "kind" | "name">,
): ApiContract<Request, Response> {
  return { kind: "api", name, ...verb };
}

/** Writes down a door that changes something and is a handler. */
export function changeContract<Request extends z.ZodType, Response>(
  name: Door<Request, Response>["name"],
  door: Omit<ChangeContract<Request, Response>, "kind" | "name">,
): ChangeContract<Request, Response> {
  return { kind: "change", name, ...door };
}

/** Writes down a door that changes something. */
export function actionContract<Request extends z.ZodType, Response>(
  name: Door<Request, Response>["name"],
  { request, response }: { readonly request: Request; readonly response: z.ZodType<Response> },
): ActionContract<Request, Response> {
  return { kind: "action", name, request, response };
}

/** Writes down a door that only reads. */
export function readContract<Request extends z.ZodType, Response>(
  name: Door<Request, Response>["name"],
  {
    method = "GET",
    request,
    response,
  }: {
    readonly method?: "GET" | "POST";
    readonly request: Request;
    readonly response: z.ZodType<Response>;
  },
): ReadContract<Request, Response> {
  return { kind: "read", name, method, request, response };
}

/**
 * A response that is known by its type alone. For the answers of actions, which the framework encodes and decodes itself; a read, whose
 * answer is JSON that anything between here and there may have changed, has a schema.
 */
export function typed<Response>(): z.ZodType<Response> {
  return z.custom<Response>();
}

/** A request of a door that needs to be told nothing. */
export const nothing = z.strictObject({});

/** What the browser sends through a door that takes `Request`. Nothing that is sent is changed on the way, so it may be read-only. */
export type Sent<Request extends z.ZodType> = DeepReadonly<z.input<Request>>;

/** What a door that gives `Response` answers with. */
export type Given<Response> = DeepReadonly<Response>;

type DeepReadonly<Value> = Value extends readonly (infer Element)[]
  ? readonly DeepReadonly<Element>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
    : Value;

/** What the browser sends through a door. */
export type RequestOf<Contract extends { readonly request: z.ZodType }> = Sent<Contract["request"]>;

/** What the browser gets from a door. */
export type ResponseOf<Contract extends { readonly response: z.ZodType }> = z.output<Contract["response"]>;

import { z } from "zod";

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

/** What the browser sends through a door. */
export type RequestOf<Contract extends { readonly request: z.ZodType }> = z.input<Contract["request"]>;

/** What the browser gets from a door. */
export type ResponseOf<Contract extends { readonly response: z.ZodType }> = z.output<Contract["response"]>;

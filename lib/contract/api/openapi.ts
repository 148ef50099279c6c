import { z } from "zod";
import { sessionEventSchema } from "@/lib/core/log/catalogue";
import type { ApiContract } from "../contract";
import { failureBodySchema } from "../failure";
import { apiVerbs } from "./verbs";

/** What any verb may answer beside a success. The body is the same for all: a code for programs, a sentence for people. */
const failures = {
  400: "The request does not have the form that the verb asks for.",
  401: "No key, an unknown one, a revoked one, or one of another owner.",
  403: "The key does not allow it, or a page of another site sent the request.",
  404: "There is no such thing for this key. One of another owner is answered in the same words.",
  409: "Something else holds than the request goes by: another version, or a call that still runs in this session.",
  410: "The session was deleted.",
  422: "The operation was refused; the sentence says why.",
  503: "Not now: the database or the disk. `retry-after` says when.",
} as const;

/** The OpenAPI 3.1 document of the HTTP API, made from the contracts that its handlers parse by. */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const verb of apiVerbs) {
    const { [verb.address]: known = {} } = paths;
    paths[verb.address] = { ...known, [verb.method.toLowerCase()]: operationOf(verb) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "AgeMem Studio",
      version,
      description:
        "Memories, sessions and events of one person, and the six operations on them. What a program does is a session of its own, under the person's memory policy, and can be undone.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "A key from Settings → API." },
      },
      schemas: {
        SessionEvent: jsonSchemaOf(sessionEventSchema),
        Failure: jsonSchemaOf(failureBodySchema),
      },
    },
  };
}

/** How a verb is called in the document and by generated clients: `listMemories`. */
function operationIdOf({ name }: Pick<ApiContract, "name">): string {
  return name.replace("api/", "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function operationOf(verb: ApiContract): object {
  const { properties = {}, required = [] } = jsonSchemaOf(verb.request, "input");
  const inPath = [...verb.address.matchAll(/\{(\w+)\}/g)].map(([, field]) => field ?? "");
  const others = Object.keys(properties).filter((field) => !inPath.includes(field));
  const hasBody = verb.method === "POST" || verb.method === "PATCH";
  const parameter = (field: string, place: "path" | "query") => {
    const { description, ...schema } = properties[field] ?? {};
    return {
      name: field,
      in: place,
      required: place === "path" || required.includes(field),
      ...(description === undefined ? {} : { description }),
      schema,
    };
  };
  const body = {
    type: "object",
    properties: Object.fromEntries(others.map((field) => [field, properties[field]])),
    required: required.filter((field) => others.includes(field)),
    additionalProperties: false,
  };
  return {
    operationId: operationIdOf(verb),
    summary: verb.summary,
    description: [verb.description, `Needs a key with the scope \`${verb.key}\`.`]
      .filter(Boolean)
      .join("\n\n"),
    parameters: [
      ...inPath.map((field) => parameter(field, "path")),
      ...(hasBody ? [] : others.map((field) => parameter(field, "query"))),
    ],
    ...(hasBody
      ? { requestBody: { required: true, content: { "application/json": { schema: body } } } }
      : {}),
    responses: { 200: successOf(verb), ...failureResponses },
  };
}

function successOf(verb: ApiContract): object {
  const content = verb.streams
    ? { "text/event-stream": { schema: { type: "string" } } }
    : { "application/json": { schema: jsonSchemaOf(verb.response) } };
  return { description: verb.streams ? "The stream." : "Done, or as the answer says.", content };
}

const failureResponses = Object.fromEntries(
  Object.entries(failures).map(([status, description]) => [
    status,
    { description, content: { "application/json": { schema: { $ref: "#/components/schemas/Failure" } } } },
  ]),
);

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
  readonly required?: readonly string[];
}

/** The JSON Schema of a contract's side; an event inside it is named, as it has some thirty kinds. */
function jsonSchemaOf(schema: z.ZodType, io: "input" | "output" = "output"): ObjectSchema {
  const { $schema: _, ...written } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      if (zodSchema !== sessionEventSchema || schema === sessionEventSchema) return;
      for (const field of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, field);
      jsonSchema.$ref = "#/components/schemas/SessionEvent";
    },
  });
  return written as ObjectSchema;
}

import { failureResponse } from "@/lib/server/error-response";

/** Where there is no verb, the answer has the form of the API all the same. */
function noVerb(): Response {
  return failureResponse({
    code: "unknown-address",
    message: "There is no such address. GET /v1/openapi.json lists those that there are.",
    status: 404,
  });
}

export { noVerb as DELETE, noVerb as GET, noVerb as PATCH, noVerb as POST, noVerb as PUT };

/** The arguments of a past call as they are sent: a malformed call goes back as an object, because providers parse them as JSON objects. */
export function sentArguments(input: unknown): unknown {
  return input !== null && typeof input === "object" && !Array.isArray(input)
    ? input
    : { malformed_arguments: String(input) };
}

/** A failure that the studio names: a code for programs, a sentence for people, the HTTP status. */
export class AgememError extends Error {
  name = "AgememError";

  constructor(code, message, status) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Asks the studio; `body` makes it a POST. Throws `AgememError` for every answer that is no success. */
export async function askStudio({ baseUrl, apiKey }, path, body, signal) {
  const response = await fetch(new URL(path, baseUrl), {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  const answer = readJson(text);
  if (response.ok && answer !== undefined) return answer;
  const { code = "no-answer", message = `The studio at ${baseUrl} answered ${response.status}.` } =
    answer?.error ?? {};
  throw new AgememError(code, message, response.status);
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

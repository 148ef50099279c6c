import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requestBody, requestCommand } from "./request-command";
import { type PlainRequest, readRequest } from "./sent-request";

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const name = fc.constantFrom("Add_memory", "Filter_context");
const input = fc.constantFrom<unknown>({ content: "Мара" }, { span: "all" }, { n: [1, "it's"] });

/** Messages as prompts have them: calls are answered right after they are made. */
const messages = fc
  .array(
    fc.oneof(
      fc.record({ role: fc.constantFrom("system" as const, "user" as const, "assistant" as const), text }),
      fc.record({ text, calls: fc.array(fc.record({ name, input }), { minLength: 1, maxLength: 2 }) }),
    ),
    { maxLength: 6 },
  )
  .map((written) =>
    written.flatMap((one): PlainRequest["messages"] =>
      "calls" in one
        ? [
            { role: "assistant", ...one },
            ...one.calls.map((call) => ({ role: "tool" as const, text: `done: ${call.name}` })),
          ]
        : [one],
    ),
  );

const request: fc.Arbitrary<PlainRequest> = fc
  .record({
    messages,
    tools: fc.array(fc.record({ name, description: text, schema: fc.constant({ type: "object" }) }), {
      maxLength: 2,
    }),
    toolChoice: fc.constantFrom("auto", "none", "required"),
    grammar: fc.constantFrom(null, { kind: "gbnf", text: "root ::= x" } as const),
    settings: fc.constantFrom<PlainRequest["settings"]>([], [{ name: "temperature", value: "0.5" }]),
  })
  .map((one) => ({ ...one, toolChoice: one.tools.length === 0 ? null : one.toolChoice }));

describe("the command that repeats a request", () => {
  it.each([
    ["Chat Completions", false],
    ["Responses", true],
  ])("sends what was sent: %s", (_, responses) => {
    fc.assert(
      fc.property(request, (one) => {
        expect(readRequest(JSON.parse(JSON.stringify(requestBody("model", one, responses))))).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });

  it("has no key and nothing that a shell reads, whatever is said", () => {
    const said = "It's $(rm -rf /) `whoami` \"$HOME\" \\ '; echo\nпривет";
    const command = requestCommand({
      address: "http://127.0.0.1:1234/v1/chat/completions",
      modelId: "m'odel",
      request: {
        messages: [{ role: "user", text: said }],
        tools: [],
        toolChoice: null,
        grammar: null,
        settings: [],
      },
    });
    expect(command.split("\n")[0]).toBe("curl --no-buffer 'http://127.0.0.1:1234/v1/chat/completions' \\");
    expect(command).toContain('-H "Authorization: Bearer $API_KEY"');
    // Outside single quotes only our own variable is left for the shell.
    const body = command.slice(command.indexOf("--data-raw ") + "--data-raw ".length);
    const outside = body
      .split("'\\''")
      .join("")
      .replace(/'[^']*'/g, "");
    expect(outside).toBe("");
    const sent: unknown = JSON.parse(body.slice(1, -1).replaceAll("'\\''", "'"));
    expect(sent).toMatchObject({
      model: "m'odel",
      messages: [{ role: "user", content: said }],
      stream: true,
    });
    const empty = { messages: [], tools: [], toolChoice: null, grammar: null, settings: [] };
    expect(requestCommand({ address: null, modelId: "m", request: empty })).toContain('"$API_ADDRESS"');
  });
});

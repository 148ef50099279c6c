import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ok } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import { readHandler } from "@/lib/server/read-handler";
import { actionContract, type RequestOf, type ResponseOf, readContract, typed } from "./contract";

const rename = actionContract("session/rename", {
  request: z.strictObject({ sessionId: z.string(), title: z.string().exactOptional() }),
  response: typed<{ readonly renamed: boolean }>(),
});
const find = readContract("session/find", {
  request: z.strictObject({ words: z.string() }),
  response: z.object({ found: z.array(z.string()) }),
});

describe("a contract", () => {
  it("gives both sides their types: a renamed field does not compile on either", () => {
    const sent: RequestOf<typeof rename> = { sessionId: "session-1" };
    // @ts-expect-error the browser sends a field under another name
    const renamed: RequestOf<typeof rename> = { session: "session-1" };
    // @ts-expect-error the browser reads a field under another name
    const read = (answer: ResponseOf<typeof find>) => answer.results;

    action(rename, { scope: "session" }, async (_, { sessionId }) => ok({ renamed: sessionId !== "" }));
    // @ts-expect-error the server reads a field under another name
    action(rename, { scope: "session" }, async (_, { session }) => ok({ renamed: session !== "" }));
    // @ts-expect-error the server answers with a field under another name
    readHandler(find, { scope: "owner" }, async () => ok({ results: [] }));

    expect([sent, renamed, typeof read]).toHaveLength(3);
  });

  it("lets a door be of a session only where its request names one", () => {
    // @ts-expect-error there is no session in this request
    const handler = readHandler(find, { scope: "session" }, async () => ok({ found: [] }));
    expect(handler).toBeTypeOf("function");
  });
});

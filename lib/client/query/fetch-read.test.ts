import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { readContract } from "@/lib/contract/contract";
import { fetchRead, ReadError, readAddress } from "./fetch-read";

const find = readContract("memory/find", {
  request: z.strictObject({ words: z.string() }),
  response: z.object({ found: z.array(z.string()) }),
});
const compare = readContract("memory/compare", { ...find, method: "POST" });

function answerWith(answer: () => Promise<Response>) {
  const fetched = vi.fn((_address: string, _request: RequestInit) => answer());
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

describe("a read", () => {
  it("asks by GET in the address, by POST in the body", async () => {
    const fetched = answerWith(async () => Response.json({ found: ["a"] }));
    expect(await fetchRead(find, { words: "Ægir & café" })).toEqual({ found: ["a"] });
    expect(await fetchRead(compare, { words: "b" })).toEqual({ found: ["a"] });
    const [[address], [posted, request]] = fetched.mock.calls as [[string], [string, RequestInit]];
    const asked = new URL(address, "http://localhost").searchParams.get("question");
    expect(JSON.parse(asked ?? "")).toEqual({ words: "Ægir & café" });
    expect(posted).toBe("/api/memory/compare");
    expect(request).toMatchObject({ method: "POST", body: '{"words":"b"}' });
    expect(readAddress(find, {})).toBe("/api/memory/find");
  });

  it("takes no answer that does not fit the contract", async () => {
    answerWith(async () => Response.json({ results: ["a"] }));
    await expect(fetchRead(find, { words: "a" })).rejects.toThrow(/Load the page again/);
    answerWith(async () => new Response("<html>", { status: 200 }));
    await expect(fetchRead(find, { words: "a" })).rejects.toThrow(/Load the page again/);
  });

  it("passes the server's sentence on, and makes one where there is none", async () => {
    answerWith(async () =>
      Response.json({ error: { code: "unknown-memory", message: "Gone." } }, { status: 404 }),
    );
    await expect(fetchRead(find, { words: "a" })).rejects.toMatchObject({
      code: "unknown-memory",
      message: "Gone.",
    });
    answerWith(async () => new Response("Bad gateway", { status: 502 }));
    await expect(fetchRead(find, { words: "a" })).rejects.toThrow(/502/);
    answerWith(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(fetchRead(find, { words: "a" })).rejects.toThrow(/cannot be reached/);
  });

  it("ends with the signal's reason when it is given up, before and after the answer began", async () => {
    const early = new AbortController();
    answerWith(() => Promise.reject(new DOMException("aborted", "AbortError")));
    early.abort();
    const failed = await fetchRead(find, { words: "a" }, early.signal).catch((error: unknown) => error);
    expect(failed).not.toBeInstanceOf(ReadError);

    const late = new AbortController();
    answerWith(async () => {
      const body = new ReadableStream({
        start(controller) {
          late.abort();
          controller.error(late.signal.reason);
        },
      });
      return new Response(body);
    });
    const cut = await fetchRead(find, { words: "a" }, late.signal).catch((error: unknown) => error);
    expect(cut).toBe(late.signal.reason);
  });
});

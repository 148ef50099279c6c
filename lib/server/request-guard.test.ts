import { describe, expect, it } from "vitest";
import { isSameOrigin, isSameSite, parseJson, readLimited } from "./request-guard";

const own = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };
const headersOf = (headers: Record<string, string>) => ({ headers: new Headers(headers) });

describe("a request that changes something", () => {
  it.each([
    ["our own page", own, true],
    ["our own page, as newer browsers say it", { ...own, "sec-fetch-site": "same-origin" }, true],
    ["another site", { ...own, origin: "https://evil.example" }, false],
    ["another port of this computer", { ...own, origin: "http://127.0.0.1:4000" }, false],
    ["a page without an origin", { ...own, origin: "null" }, false],
    ["no origin at all", { host: own.host }, false],
    ["no host", { origin: own.origin }, false],
    ["another page of the same site", { ...own, "sec-fetch-site": "same-site" }, false],
    ["a foreign page that forges the origin", { ...own, "sec-fetch-site": "cross-site" }, false],
    ["an origin that is no address", { ...own, origin: "127.0.0.1:3000" }, false],
  ])("from %s", (_, headers, isOwn) => {
    expect(isSameOrigin(headersOf(headers))).toBe(isOwn);
  });

  it("is read no further than its limit, in bytes of any script", async () => {
    const sent = () => new Request("http://127.0.0.1:3000/api", { method: "POST", body: "αβγ" });
    expect(await readLimited(sent(), 6)).toBe("αβγ");
    expect(await readLimited(sent(), 5)).toBeNull();
    expect(await readLimited(new Request("http://127.0.0.1:3000/api"))).toBe("");
  });
});

describe("a read", () => {
  it.each([
    [{}, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "none" }, true],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
  ])("with %o", (headers, isOwn) => {
    expect(isSameSite(headersOf(headers as Record<string, string>))).toBe(isOwn);
  });
});

describe("a text as JSON", () => {
  it("is undefined where it is none", () => {
    expect(parseJson('{"a":1}')).toEqual({ a: 1 });
    expect(parseJson("")).toBeUndefined();
    expect(parseJson("{a:1}")).toBeUndefined();
  });
});

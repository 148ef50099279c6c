import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedWaitMs, providerWords, requestIdOf } from "./read-reply";
import { plainAddress, withoutSecrets } from "./without-secrets";

describe("what is kept of a reply", () => {
  it("are the provider's own words, by any of their names", () => {
    const bodies: readonly [reply: string, words: string | null][] = [
      [
        '{"error":{"message":"You exceeded your quota.","code":"insufficient_quota"}}',
        "You exceeded your quota.",
      ],
      ['{"error":"model \\"x\\" not found"}', 'model "x" not found'],
      ['{"object":"error","message":"too  long","code":40}', "too long"],
      ['{"detail":[{"loc":["body"],"msg":"field required"}]}', "field required"],
      ['{"errors":[{"title":"Überlastet"}]}', "Überlastet"],
      ["Service Unavailable", "Service Unavailable"],
      ["上游服务器繁忙", "上游服务器繁忙"],
      ["<html><body>502</body></html>", null],
      ["", null],
      ['{"error":{}}', null],
    ];
    for (const [reply, words] of bodies) expect(providerWords(reply), reply).toBe(words);
    expect(providerWords(JSON.stringify({ message: "a".repeat(5_000) }))?.length).toBe(600);
  });

  it("is the id of the request where it is one", () => {
    expect(requestIdOf({ "x-request-id": "req_7f3a" })).toBe("req_7f3a");
    expect(requestIdOf({ "cf-ray": "8a1b-FRA" })).toBe("8a1b-FRA");
    expect(requestIdOf({ "x-request-id": "two words" })).toBeNull();
    expect(requestIdOf({})).toBeNull();
  });

  it("is the wait that was asked for", () => {
    const nowMs = Date.parse("2026-12-01T10:00:00Z");
    expect(askedWaitMs({ "retry-after": "7" }, nowMs)).toBe(7_000);
    expect(askedWaitMs({ "retry-after-ms": "250", "retry-after": "7" }, nowMs)).toBe(250);
    expect(askedWaitMs({ "retry-after": "Tue, 01 Dec 2026 10:02:00 GMT" }, nowMs)).toBe(120_000);
    expect(askedWaitMs({ "retry-after": "Tue, 01 Dec 2026 09:00:00 GMT" }, nowMs)).toBe(0);
    for (const odd of ["soon", "-3", "Infinity", ""])
      expect(askedWaitMs({ "retry-after": odd }, nowMs)).toBeNull();
    expect(askedWaitMs({}, nowMs)).toBeNull();
  });
});

describe("what is taken out", () => {
  const key = "sk-canary-4f1d7c-Zq9";

  it("is the key, whole, in part, in another case, or written for an address or a header", () => {
    for (const text of [
      `Incorrect API key provided: ${key}.`,
      `Incorrect key: ${key.slice(0, 12)}***`,
      `Incorrect key: …${key.slice(-9)}`,
      `KEY ${key.toUpperCase()}`,
      `GET /v1?key=${encodeURIComponent(key)}`,
      `Authorization: Basic ${btoa(`:${key}`)}`,
      `{"header":"Bearer ${key}"}`,
    ]) {
      const kept = withoutSecrets(text, [key]);
      expect(kept, text).toContain("[removed]");
      for (let at = 0; at + 8 <= key.length; at += 1)
        expect(kept.toLowerCase(), text).not.toContain(key.slice(at, at + 8).toLowerCase());
    }
  });

  it("is what looks like a key of anybody, and no ordinary word", () => {
    expect(withoutSecrets("key gsk_abcdefghijkl1234 refused", [])).toBe("key [removed] refused");
    expect(withoutSecrets("Bearer eyJhbGciOi.abc.def", [])).toBe("[removed]");
    const plain = "The model gpt-4o-mini of organization org-12 is overloaded; skip it, ask again at 10:30.";
    expect(withoutSecrets(plain, [key])).toBe(plain);
    expect(withoutSecrets("short", ["abc"])).toBe("short");
  });

  it("never leaves eight characters of a secret standing, whatever is around it", () => {
    const secret = fc.string({ minLength: 8, maxLength: 40, unit: fc.constantFrom(..."abcXYZ019-_é") });
    fc.assert(
      fc.property(
        secret,
        fc.string({ maxLength: 30 }),
        fc.string({ maxLength: 30 }),
        (one, before, after) => {
          const kept = withoutSecrets(`${before}${one}${after}`, [one]);
          for (let at = 0; at + 8 <= one.length; at += 1) expect(kept).not.toContain(one.slice(at, at + 8));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("is everything of an address that may be secret", () => {
    expect(plainAddress("https://me:pw@api.example.com/v1/chat/completions?key=abc#x", [])).toBe(
      "https://api.example.com/v1/chat/completions",
    );
    expect(plainAddress("https://gate.example.com/4f9aa81bc2d34e5f8890aa/openai/v1/responses", [])).toBe(
      "https://gate.example.com/[removed]/openai/v1/responses",
    );
    expect(plainAddress("http://127.0.0.1:11434/v1/chat/completions", [key])).toBe(
      "http://127.0.0.1:11434/v1/chat/completions",
    );
    expect(plainAddress("nowhere", [])).toBeNull();
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOfText } from "../canonical-hash";
import { type ApiKey, looksLikeKey, readKey, recognizeKey, writeKey } from "./api-key";

const secret = "0123456789abcdef".repeat(4);

test("a key names its owner and its id, whatever the owner is called", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9][\w.@+-]{0,60}$/), (ownerId) => {
      const parts = { ownerId, keyId: "3f6c1a52-key" };
      const key = writeKey(parts, secret);
      expect(looksLikeKey(key)).toBe(true);
      expect(readKey(key)).toEqual(parts);
    }),
    { numRuns: 100 },
  );
});

test.each([
  "",
  "sk-proj-abc",
  "agm_",
  "agm_local:a b:00",
  `agm_%ZZ:12345678:${secret}`,
  `agm_a:12345678:${secret} `,
])("%s is no key", (text) => expect(readKey(text)).toBeNull());

test("a key is recognized whole, never by its id alone", () => {
  const key = writeKey({ ownerId: "local", keyId: "12345678" }, secret);
  const kept: ApiKey = {
    keyId: "12345678",
    name: "Codex",
    scopes: ["operate"],
    createdAt: "2026-01-01T00:00:00.000Z",
    hash: hashOfText(key),
  };
  expect(recognizeKey([kept], key)).toBe(kept);
  const guessed = writeKey({ ownerId: "local", keyId: "12345678" }, "f".repeat(64));
  expect(recognizeKey([kept], guessed)).toBeNull();
  expect(recognizeKey([], key)).toBeNull();
});

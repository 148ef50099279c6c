import { expect, test } from "vitest";
import { createSecretScanner } from "./secret-scanner";
import { harmlessTexts, secretTexts } from "./testing/secret-samples";

const scanner = createSecretScanner();

test("at least 98 % of 200 secrets of known kinds are found, where they stand", async () => {
  const missed: string[] = [];
  for (const { text, secret } of secretTexts) {
    const found = await scanner.find(text);
    const start = text.indexOf(secret);
    const isCovered = found.some((one) => one.start <= start && one.end >= start + secret.length * 0.9);
    if (!isCovered) missed.push(text);
  }
  expect(secretTexts.length).toBeGreaterThanOrEqual(200);
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(secretTexts.length * 0.02);
});

test("at most 2 % of harmless texts are taken for a secret", async () => {
  const wrong: string[] = [];
  for (const text of harmlessTexts) if ((await scanner.find(text)).length > 0) wrong.push(text);
  expect(harmlessTexts.length).toBeGreaterThanOrEqual(200);
  expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(harmlessTexts.length * 0.02);
});

test("a long line without a secret takes no long time", async () => {
  const start = performance.now();
  for (const piece of ["word ", "a1B2c3", "- ", "eyJ", "password is ", "https://a:", "4111 "])
    await scanner.find(piece.repeat(Math.ceil(100_000 / piece.length)));
  expect(performance.now() - start).toBeLessThan(5_000);
});

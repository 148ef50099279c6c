import { expect, test } from "vitest";
import { coverSecrets } from "./secrets";

/** Written in pieces, so that no scanner takes the examples for real ones. */
const secrets = [
  ["my key is ", `sk-${"a1B2".repeat(8)}`, " ok"],
  ["", `AKIA${"ABCD1234EFGH5678"}`, "."],
  ["use ", `ghp_${"x".repeat(36)}`, ""],
  ["Authorization: Bearer ", "abc.def-ghi_jkl~mno+pqr/stu", " end"],
  ["postgres://ada:", "hunter2", "@db.example/app"],
  ["password: ", "correct-horse", ", then"],
  ["my passphrase is ", "battery-staple", "."],
  ["token ", `eyJ${"h".repeat(12)}.eyJ${"p".repeat(12)}.${"s".repeat(12)}`, ""],
  ["card ", "4111 1111 1111 1111", " exp"],
  ["", "-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----", "\nbye"],
] as const;

test.each(secrets)("a secret is covered in full and nothing around it (%s…)", (before, secret, after) => {
  const { text, found } = coverSecrets(`${before}${secret}${after}`);
  expect(text).toBe(`${before}${"•".repeat(secret.length)}${after}`);
  expect(found).toBe(1);
});

test("ordinary talk stays as it is", () => {
  for (const text of [
    "I moved to Tromsø on 14 March 2026 and work as a marine biologist.",
    "The order number is 1234567890123.",
    "mem_0123456789 and item 550e8400-e29b-41d4-a716-446655440000",
    "The password was changed. https://example.com/a:b",
  ])
    expect(coverSecrets(text)).toEqual({ text, found: 0 });
});

test("covering twice changes nothing", () => {
  const once = coverSecrets(secrets.map((parts) => parts.join("")).join("\n"));
  expect(coverSecrets(once.text)).toEqual({ text: once.text, found: 0 });
});

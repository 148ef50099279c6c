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
  ["wifi pw: ", "hunter2", "!"],
  ["пароль от вайфая — ", "zima2024", ""],
  ["mon mot de passe c'est ", "Chat!2024", ""],
  ["비밀번호는 ", "gato1234", " 입니다"],
  ["मेरा पासवर्ड ", "cat1234", " है"],
  ["รหัสผ่านคือ ", "cat1234", "!"],
  ["mi pin es ", "4821", ""],
  ["my SSN is ", "078-05-1120", ""],
  ["my recovery code is ", "8F3K-22PQ-9LMN", ""],
  ["seed phrase: ", "legal winner thank year wave sausage worth useful legal winner thank yellow", ""],
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
    "The pin board hangs in the kitchen; the PIN-up is from 1950.",
    "Das Passwort liegt im Safe, パスワードを忘れました, 密码学是我的专业。",
    "The password was changed. https://example.com/a:b",
  ])
    expect(coverSecrets(text)).toEqual({ text, found: 0 });
});

test("covering twice changes nothing", () => {
  const once = coverSecrets(secrets.map((parts) => parts.join("")).join("\n"));
  expect(coverSecrets(once.text)).toEqual({ text: once.text, found: 0 });
});

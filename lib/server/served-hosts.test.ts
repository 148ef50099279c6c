import { expect, test } from "vitest";
import { isServedHost } from "./served-hosts";

test.each(["localhost", "localhost:3000", "LOCALHOST", "127.0.0.1:80", "[::1]", "[::1]:3000"])(
  "serves this computer as %s",
  (host) => expect(isServedHost(host, undefined)).toBe(true),
);

test.each([null, "", ":3000", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:3000"])(
  "refuses %j, whatever list there is",
  (host) => {
    expect(isServedHost(host, undefined)).toBe(false);
    expect(isServedHost(host, "")).toBe(false);
    expect(isServedHost(host, "studio.example, ,")).toBe(false);
  },
);

test("serves the names on the list, with any port and in any case", () => {
  expect(isServedHost("Studio.Example:8443", " studio.example ")).toBe(true);
  expect(isServedHost("studio.example", "Studio.example,other.example")).toBe(true);
});

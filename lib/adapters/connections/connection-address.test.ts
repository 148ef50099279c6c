import { describe, expect, test } from "vitest";
import { readConnectionAddress } from "./connection-address";

describe("an address that a person wrote", () => {
  test.each([
    ["https://api.openai.com/v1/", "https://api.openai.com/v1", "responses"],
    ["  HTTPS://API.OpenAI.com/v1", "https://api.openai.com/v1", "responses"],
    ["http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1", "chat"],
    ["http://localhost:1234/v1/", "http://localhost:1234/v1", "chat"],
    ["http://192.168.1.20:8080", "http://192.168.1.20:8080", "chat"],
    ["http://workstation:8000/v1", "http://workstation:8000/v1", "chat"],
    ["http://gpu.lan/v1", "http://gpu.lan/v1", "chat"],
    ["https://models.example.com", "https://models.example.com", "chat"],
    ["http://[::1]:8080/v1", "http://[::1]:8080/v1", "chat"],
  ])("%j is used as %j and spoken to in %s", (written, baseUrl, dialect) => {
    expect(readConnectionAddress(written)).toMatchObject({ ok: true, value: { baseUrl, dialect } });
  });

  test.each([
    ["api.openai.com/v1", /whole address/],
    ["", /whole address/],
    ["http://", /whole address/],
    ["ftp://example.com", /Only http and https/],
    ["file:///etc/passwd", /Only http and https/],
    ["https://user:secret@example.com/v1", /name or password/],
    ["https://example.com/v1?key=sk-1", /Leave out/],
    ["https://example.com/v1#x", /Leave out/],
    ["http://api.example.com/v1", /plain http/],
    ["http://8.8.8.8/v1", /plain http/],
    ["http://169.254.169.254/latest", /no model provider/],
    ["https://[::ffff:169.254.169.254]/", /no model provider/],
    ["http://0.0.0.0:11434/v1", /127\.0\.0\.1/],
    [`https://example.com/${"x".repeat(600)}`, /at most/],
  ])("%j is refused with a reason", (written, reason) => {
    const read = readConnectionAddress(written);
    expect(read.ok ? null : read.error).toMatch(reason);
  });
});

import { APICallError } from "ai";
import { describe, expect, test } from "vitest";
import { retryWaitMs } from "./retry-wait";

function busy(responseHeaders: Record<string, string>, isRetryable = true) {
  const place = { url: "http://127.0.0.1/v1", requestBodyValues: {}, statusCode: 429 };
  return new APICallError({ message: "Slow down", ...place, responseHeaders, isRetryable });
}

describe("the wait before another try", () => {
  test("is what the provider asks for", () => {
    expect(retryWaitMs(busy({ "retry-after-ms": "150" }), 1)).toBe(150);
    expect(retryWaitMs(busy({ "retry-after": "3" }), 1)).toBe(3_000);
    const soon = new Date(Date.now() + 5_000).toUTCString();
    expect(retryWaitMs(busy({ "retry-after": soon }), 1)).toBeLessThanOrEqual(5_000);
    expect(retryWaitMs(busy({ "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }), 1)).toBe(0);
  });

  test("grows where it asks for nothing that can be read, and never beyond a minute", () => {
    expect([1, 2, 3].map((attempt) => retryWaitMs(busy({}), attempt))).toEqual([2_000, 4_000, 8_000]);
    expect(retryWaitMs(busy({ "retry-after": "later" }), 1)).toBe(2_000);
    expect(retryWaitMs(busy({ "retry-after": "86400" }), 1)).toBe(60_000);
  });

  test("is none where trying again cannot help", () => {
    expect(retryWaitMs(busy({}, false), 1)).toBeNull();
    expect(retryWaitMs(new Error("bug"), 1)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { describeError } from "@/lib/core/errors";
import { UnknownActorError } from "./actor";
import { AppUnavailableError } from "./app-unavailable-error";
import { EnvironmentError } from "./environment";
import { describeThrown, errorResponse, failureResponse, guarded, statusOf } from "./error-response";

describe("an expected failure", () => {
  it.each([
    [{ code: "not-signed-in" }, 401],
    [{ code: "machine-owner-only" }, 403],
    [{ code: "unknown-session", sessionId: "s" }, 404],
    [{ code: "turn-running", turnId: "t" }, 409],
    [{ code: "message-too-long", characters: 3, maxCharacters: 2 }, 413],
    [{ code: "too-many-turns", maxTurns: 40 }, 503],
  ] as const)("%o has its status, its code and its sentence", async (error, status) => {
    const response = errorResponse(error);
    expect(statusOf(error)).toBe(status);
    expect(response.status).toBe(status);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("retry-after")).toBe(status === 503 ? "2" : null);
    expect(await response.json()).toEqual({ error: { code: error.code, message: describeError(error) } });
  });

  it("keeps its status to itself", async () => {
    const body = await failureResponse({ code: "c", message: "m", status: 418 }).json();
    expect(body).toEqual({ error: { code: "c", message: "m" } });
  });
});

describe("what was thrown", () => {
  it("is said where a person can do something about it, and hidden elsewhere", () => {
    expect(describeThrown(new AppUnavailableError("The folder is in use.")).message).toBe(
      "The folder is in use.",
    );
    expect(describeThrown(new EnvironmentError("The setting X is wrong.")).code).toBe("app-unavailable");
    expect(describeThrown(new UnknownActorError()).code).toBe("not-signed-in");
    for (const thrown of [new Error("column content: Mara lives in Bergen"), "a text", undefined]) {
      const described = describeThrown(thrown);
      expect(described.code).toBe("unexpected");
      expect(described.message).not.toMatch(/Mara|text|undefined/);
    }
  });

  it("becomes an answer, never a crash", async () => {
    const answered = await guarded(() => Promise.reject(new UnknownActorError()));
    expect(answered.status).toBe(401);
    const failed = await guarded(() => Promise.reject(new Error("x")));
    expect(failed.status).toBe(503);
  });
});

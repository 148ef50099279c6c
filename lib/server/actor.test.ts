import { describe, expect, test } from "vitest";
import { identifyActor, localActor, rolesOf, UnknownActorError } from "./actor";
import { EnvironmentError, readEnvironment } from "./environment";

const behindProxy = readEnvironment({
  AGEMEM_OWNER_HEADER: "X-Owner",
  AGEMEM_MACHINE_OWNERS: "ada, grace",
});

function requestOf(...headers: readonly [string, string][]) {
  return { headers: new Headers([...headers]) };
}

describe("who asks", () => {
  test("without a header to read there is one person, with every role, whatever a request claims", () => {
    const environment = readEnvironment({});
    expect(identifyActor(environment, requestOf(["x-owner", "mallory"]))).toBe(localActor);
    expect([...rolesOf(environment, "local")]).toEqual(["machine-owner"]);
  });

  test("a trusted proxy names the owner", () => {
    expect(identifyActor(behindProxy, requestOf(["x-owner", "mara@example.org"]))).toEqual({
      ownerId: "mara@example.org",
      roles: new Set(),
    });
  });

  test("only the owners that the environment names own the machine", () => {
    expect(identifyActor(behindProxy, requestOf(["x-owner", "grace"])).roles.has("machine-owner")).toBe(true);
    expect(identifyActor(behindProxy, requestOf(["x-owner", "local"])).roles.has("machine-owner")).toBe(
      false,
    );
  });

  test.each([
    ["no header", undefined],
    ["an empty one", ""],
    ["a blank", "a b"],
    ["two headers joined", "ada, mara"],
    ["a path", "../ada"],
    ["letters beyond ASCII", "mära"],
    ["a very long one", "a".repeat(129)],
    ["a control character", "ada\u0001"],
  ])("refuses %s", (_case, value) => {
    const request = { headers: { get: () => value ?? null } };
    expect(() => identifyActor(behindProxy, request)).toThrow(UnknownActorError);
  });

  test("a setting that is no header name stops the start", () => {
    expect(() => readEnvironment({ AGEMEM_OWNER_HEADER: "X Owner" })).toThrow(EnvironmentError);
  });
});

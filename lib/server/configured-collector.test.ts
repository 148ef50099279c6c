import { describe, expect, test } from "vitest";
import { configuredCollectorFor } from "./configured-collector";
import { EnvironmentError, readEnvironment } from "./environment";

const collector = {
  OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
  OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20secret",
};

describe("the configured collector", () => {
  test("is the one person's where no header names owners", () => {
    const collectorFor = configuredCollectorFor(readEnvironment(collector));
    expect(collectorFor("local")).toEqual({
      endpoint: "http://127.0.0.1:4318/v1/traces",
      headers: { authorization: "Bearer secret" },
    });
  });

  test("is there for the machine's owners alone: nobody else learns its address or sends with its headers", () => {
    const owners = { AGEMEM_OWNER_HEADER: "x-owner", AGEMEM_MACHINE_OWNERS: "ada" };
    const collectorFor = configuredCollectorFor(readEnvironment({ ...collector, ...owners }));
    expect(collectorFor("ada")).not.toBeNull();
    expect(["grace", "local", "Ada", ""].map(collectorFor)).toEqual([null, null, null, null]);
  });

  test("that is no address stops the start", () => {
    const environment = readEnvironment({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://" });
    expect(() => configuredCollectorFor(environment)).toThrow(EnvironmentError);
  });
});

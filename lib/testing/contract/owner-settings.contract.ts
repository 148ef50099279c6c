import { describe, expect, test } from "vitest";
import { defaultOwnerSettings } from "@/lib/core/settings/owner-settings";
import type { OwnerSettingsStore } from "@/lib/ports/owner-settings-store";
import { nextId } from "./contract-events";

/** What every store of settings must keep. */
export function describeOwnerSettings(name: string, open: () => Promise<OwnerSettingsStore>): void {
  describe(`owner settings: ${name}`, () => {
    test("are the defaults until something is set, and for nobody else after that", async () => {
      const store = await open();
      const ownerId = nextId();
      const memoryPolicy = { ...defaultOwnerSettings.memoryPolicy, DELETE: "ask" as const };
      expect(await store.read({ ownerId })).toEqual(defaultOwnerSettings);
      expect(await store.change({ ownerId, change: { memoryPolicy } })).toEqual({
        ...defaultOwnerSettings,
        memoryPolicy,
      });
      expect((await store.read({ ownerId })).memoryPolicy).toEqual(memoryPolicy);
      expect(await store.read({ ownerId: nextId() })).toEqual(defaultOwnerSettings);
    });

    test("keep the parts that a change does not name", async () => {
      const store = await open();
      const ownerId = nextId();
      const defaultModel = { connectionId: "connection-1", modelId: "qwen3:8b" };
      await Promise.all([
        store.change({ ownerId, change: { defaultModel } }),
        store.change({ ownerId, change: { filterThresholds: { "fake-64": 0.5 } } }),
      ]);
      expect(await store.read({ ownerId })).toEqual({
        ...defaultOwnerSettings,
        defaultModel,
        filterThresholds: { "fake-64": 0.5 },
      });
      await store.change({ ownerId, change: { defaultModel: null } });
      expect((await store.read({ ownerId })).defaultModel).toBeNull();
    });

    test("give a change that is a function what is set at that moment, so lists that grow at once lose nothing", async () => {
      const store = await open();
      const ownerId = nextId();
      const names = ["one", "two", "three", "four"];
      const add = (name: string) =>
        store.change({
          ownerId,
          change: ({ filterThresholds }) => ({ filterThresholds: { ...filterThresholds, [name]: 0.5 } }),
        });
      await Promise.all(names.map(add));
      const { filterThresholds } = await store.read({ ownerId });
      expect(Object.keys(filterThresholds).sort()).toEqual([...names].sort());
    });
  });
}

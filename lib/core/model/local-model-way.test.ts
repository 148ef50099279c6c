import { expect, test } from "vitest";
import { localModelCatalogue } from "./local-model-catalogue";
import { localModelToTry, nextLocalAct } from "./local-model-way";
import type { LocalModelsView, OfferedLocalModel } from "./local-models-view";

const offers: readonly OfferedLocalModel[] = localModelCatalogue.map((offer) => ({
  ...offer,
  fit: {
    verdict: offer.bytes > 2_600_000_000 ? "tight" : "fits",
    neededBytes: offer.bytes,
    tokensPerSecond: { low: 20_000_000_000 / offer.bytes, high: 30_000_000_000 / offer.bytes },
  },
  download: null,
}));

const view: LocalModelsView = {
  runtime: { status: "missing", receivedBytes: 0, totalBytes: 1, problem: null },
  machine: { totalMemoryBytes: 8e9, cores: 4, memoryBytesPerSecond: 2e10, freeDiskBytes: 1e11 },
  files: [],
  policies: [],
  offers,
};
const [offer] = offers;
if (!offer) throw new Error("The catalogue is empty.");
const installed = { ...view, runtime: { ...view.runtime, status: "installed" as const } };
const withDownload = (status: "running" | "stopped" | "failed") => ({
  ...installed,
  offers: offers.map((other) =>
    other.offerId === offer.offerId
      ? {
          ...other,
          download: {
            offerId: other.offerId,
            status,
            receivedBytes: 1,
            totalBytes: 2,
            bytesPerSecond: 1,
            problem: null,
          },
        }
      : other,
  ),
});

test("offers the largest model that fits and is quick enough, the smallest where all are slow, none where none fits", () => {
  expect(localModelToTry(view)?.offerId).toBe("qwen3-4b");
  const slow = offers.map((other) => ({
    ...other,
    fit: { ...other.fit, tokensPerSecond: { low: 1, high: 2 } },
  }));
  expect(localModelToTry({ ...view, offers: slow })?.offerId).toBe("qwen3.5-0.8b");
  expect(localModelToTry({ ...view, machine: { ...view.machine, freeDiskBytes: 1e9 } })).toBeNull();
  expect(localModelToTry({ ...view, offers: [] })).toBeNull();
  expect(localModelToTry(withDownload("running"))?.offerId).toBe(offer.offerId);
});

test("installs, downloads, waits, and uses; what failed is not tried again by itself", () => {
  expect(nextLocalAct(view, offer)).toEqual({ kind: "install" });
  expect(nextLocalAct(installed, offer)).toEqual({ kind: "download" });
  expect(nextLocalAct(withDownload("stopped"), offer)).toEqual({ kind: "download" });
  expect(nextLocalAct(withDownload("running"), offer)).toEqual({ kind: "wait" });
  expect(nextLocalAct(withDownload("failed"), offer)).toEqual({ kind: "failed", what: "download" });
});

import { describe, expect, test } from "vitest";
import type { LocalModelFile } from "@/lib/core/model/local-model";
import { localModelCatalogue } from "@/lib/core/model/local-model-catalogue";
import { createFakeLocalModelStore } from "@/lib/testing/fake-local-model-store";
import { offerLocalModels } from "./offer-local-models";
import { viewLocalModels } from "./view-local-models";

const file: LocalModelFile = {
  modelId: "small.gguf",
  name: "small",
  fileBytes: 600_000_000,
  trainedContext: 4_096,
  bytesPerContextToken: 40_000,
  isEmbedding: false,
  outsidePath: null,
  problem: null,
};
const broken: LocalModelFile = { ...file, modelId: "cut.gguf", name: "cut", problem: "It is cut off." };

describe("models on this machine as something to choose", () => {
  test("are those that can be used, by the connection that means this machine", async () => {
    const offered = await offerLocalModels(createFakeLocalModelStore([file, broken]));
    expect(offered).toMatchObject({ connectionId: "local", name: "This machine", problem: null });
    expect(offered?.models.map(({ modelId, contextTokens }) => [modelId, contextTokens])).toEqual([
      ["small.gguf", 4_096],
    ]);
  });

  test("say what is missing while the runtime is not there, and nothing where there is no model", async () => {
    const offered = await offerLocalModels(createFakeLocalModelStore([file], "missing"));
    expect(offered?.problem).toContain("Install it in Settings");
    expect(await offerLocalModels(createFakeLocalModelStore([broken]))).toBeNull();
  });
});

test("the page shows each file with how it fits, and offers only what is not here", async () => {
  const [first] = localModelCatalogue;
  const present = { ...file, modelId: first?.fileName ?? "" };
  const view = await viewLocalModels(createFakeLocalModelStore([present]), { contextTokens: 8_192 });
  expect(view.files.map(({ fit }) => fit.verdict)).toEqual(["fits"]);
  expect(view.offers.map(({ offerId }) => offerId)).toEqual(
    localModelCatalogue.slice(1).map(({ offerId }) => offerId),
  );
});

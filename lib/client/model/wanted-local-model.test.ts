import { expect, it } from "vitest";
import { keepWantedLocalModel, readWantedLocalModel, type WishStorage } from "./wanted-local-model";

function storage(): WishStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

it("keeps a wanted model over a reload, and nothing that cannot be read", () => {
  const kept = storage();
  const wanted = { offerId: "small", fileName: "small.gguf", name: "Small", problem: null };
  expect(readWantedLocalModel(kept)).toBeNull();
  keepWantedLocalModel(kept, wanted);
  expect(readWantedLocalModel(kept)).toEqual(wanted);
  keepWantedLocalModel(kept, null);
  expect(readWantedLocalModel(kept)).toBeNull();
  for (const odd of ["", "{", "[]", '{"offerId":1}'])
    expect(readWantedLocalModel({ ...kept, getItem: () => odd }), odd).toBeNull();
});

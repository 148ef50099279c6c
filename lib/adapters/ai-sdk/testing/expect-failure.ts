import { expect } from "vitest";
import { ModelError, type ModelErrorCode } from "@/lib/ports/language-model";
import { type Outcome, secretKey } from "./wire-model";

/** The call failed with this code and a sentence for a person that names the model and holds no key. */
export function expectFailure({ error }: Outcome, code: ModelErrorCode, sentence: RegExp): void {
  expect(error).toBeInstanceOf(ModelError);
  if (!(error instanceof ModelError)) return;
  expect([error.code, error.message]).toEqual([code, expect.stringMatching(sentence)]);
  expect(error.message).toContain("test-model");
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toContain(secretKey);
}

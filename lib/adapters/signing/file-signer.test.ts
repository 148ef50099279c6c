import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createSecretBox } from "../connections/secret-box";
import { createFileSigner } from "./file-signer";

const signerOf = (secret: string) => createFileSigner({ secret, dataFolder: "unused" });
const signer = signerOf("a secret of this test");
const hash = "a".repeat(64);
const ada = { ownerId: "ada", hash };

test("a signature is the owner's own under this hash and no other", () => {
  const signature = signer.sign(ada);
  expect(signer.check({ ...ada, signature })).toBe("own");
  expect(signerOf("a secret of this test").check({ ...ada, signature })).toBe("own");
  expect(signer.check({ ...ada, hash: "b".repeat(64), signature })).toBe("forged");
  const value = signature.value.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  expect(signer.check({ ...ada, signature: { ...signature, value } })).toBe("forged");
});

test("of another owner or another studio nobody here can say whether it holds", () => {
  const signature = signer.sign(ada);
  expect(signer.check({ ownerId: "bob", hash, signature })).toBe("of-another-key");
  expect(signerOf("another secret, as long").check({ ...ada, signature })).toBe("of-another-key");
});

test("neither the key nor its id is what seals keys", () => {
  const box = createSecretBox({ secret: "a secret of this test", dataFolder: "unused" });
  const { keyId, value } = signer.sign(ada);
  expect(box.open(Buffer.from(value, "hex"), "ada")).toBeNull();
  expect(keyId).not.toBe(signer.sign({ ...ada, ownerId: "bob" }).keyId);
});

test("without a secret in the environment the one in the data folder signs, the same after a restart", () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "agemem-signing-"));
  try {
    const options = { secret: undefined, dataFolder };
    const signature = createFileSigner(options).sign(ada);
    expect(createFileSigner(options).check({ ...ada, signature })).toBe("own");
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

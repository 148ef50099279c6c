import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { FileSigner } from "@/lib/ports/file-signer";
import { createStudioSecret, hasStudioSecret, type StudioSecretOptions } from "../connections/studio-secret";

const keyBytes = 32;

/** What the derived keys are for: another purpose has other keys. */
const purpose = "agemem-studio session file";

/**
 * Signs by HMAC-SHA-256. Each owner has a key of its own, derived by HKDF from the studio's secret; the id of a key is derived in the
 * same way under another name, so it tells studios and owners apart and says nothing about the key.
 */
export function createFileSigner(options: StudioSecretOptions): FileSigner {
  const secret = createStudioSecret(options);
  const derive = (name: string, ownerId: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret(), "", `${purpose}\n${name}\n${ownerId}`, length));
  const keyIdOf = (ownerId: string) => derive("key id", ownerId, 8).toString("hex");
  const signatureOf = (ownerId: string, hash: string) =>
    createHmac("sha256", derive("key", ownerId, keyBytes))
      .update(hash)
      .digest();
  return {
    sign: ({ ownerId, hash }) => ({
      algorithm: "hmac-sha256",
      keyId: keyIdOf(ownerId),
      value: signatureOf(ownerId, hash).toString("hex"),
    }),
    check({ ownerId, hash, signature }) {
      if (!hasStudioSecret(options) || signature.keyId !== keyIdOf(ownerId)) return "of-another-key";
      const value = Buffer.from(signature.value, "hex");
      const own = signatureOf(ownerId, hash);
      return value.length === own.length && timingSafeEqual(value, own) ? "own" : "forged";
    },
  };
}

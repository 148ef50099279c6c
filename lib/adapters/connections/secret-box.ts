import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createStudioSecret, type StudioSecretOptions } from "./studio-secret";

/** Seals short texts so that anyone who has the database alone cannot read them. */
export interface SecretBox {
  /** `place` says what the text belongs to; it opens only for the same place. */
  seal(text: string, place: string): Uint8Array<ArrayBuffer>;
  /** The text, or null when it was sealed with another secret, for another place, or is damaged. */
  open(sealed: Uint8Array, place: string): string | null;
}

const algorithm = "aes-256-gcm";
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a secret outside the database. The secret is read with the first use. */
export function createSecretBox(options: StudioSecretOptions): SecretBox {
  const key = createStudioSecret(options);
  return {
    seal(text, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key(), nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]));
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== version || bytes.length < 1 + nonceBytes + tagBytes) return null;
      const nonce = bytes.subarray(1, 1 + nonceBytes);
      const tag = bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
      const decipher = createDecipheriv(algorithm, key(), nonce, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
      try {
        const body = bytes.subarray(1 + nonceBytes + tagBytes);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}

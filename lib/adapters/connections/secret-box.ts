import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Seals short texts so that whoever has the database alone cannot read them. */
export interface SecretBox {
  /** `place` says what the text belongs to; it opens only for the same place. */
  seal(text: string, place: string): Uint8Array<ArrayBuffer>;
  /** The text, or null when it was sealed with another secret, for another place, or is damaged. */
  open(sealed: Uint8Array, place: string): string | null;
}

export interface SecretBoxOptions {
  /** The secret as the environment gives it (`AGEMEM_SECRET`): for servers, and wherever several processes share a database. */
  readonly secret: string | undefined;
  /** Where else a secret of 32 random bytes lies, beside the database and not in it; made on first use, for the owner's eyes only. */
  readonly dataFolder: string;
}

const algorithm = "aes-256-gcm";
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;
const keyFileName = "secret.key";

/** AES-256-GCM with a secret outside the database. The secret is read with the first use. */
export function createSecretBox(options: SecretBoxOptions): SecretBox {
  let known: Buffer | null = null;
  const key = () => {
    known ??= options.secret ? deriveKey(options.secret) : keyOfFolder(options.dataFolder);
    return known;
  };
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

/** A passphrase is short and guessable; deriving the key makes each guess slow. */
function deriveKey(secret: string): Buffer {
  return scryptSync(secret, "agemem-studio connection keys", keyBytes);
}

function keyOfFolder(dataFolder: string): Buffer {
  const file = path.join(/* turbopackIgnore: true */ dataFolder, keyFileName);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(keyBytes).toString("base64"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    // Another start made it: whoever came first decides.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const stored = Buffer.from(readFileSync(file, "utf8"), "base64");
  if (stored.length !== keyBytes)
    throw new Error(
      `${keyFileName} in the data folder is damaged. Remove it and enter the keys of your connections again.`,
    );
  return stored;
}

import { randomBytes, scryptSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where the studio's secret comes from. */
export interface StudioSecretOptions {
  /** The secret as the environment gives it (`AGEMEM_SECRET`): for servers, and wherever several processes share a database. */
  readonly secret: string | undefined;
  /** Where else a secret of 32 random bytes lies, beside the database and not in it; made on first use, for the owner's eyes only. */
  readonly dataFolder: string;
}

const keyBytes = 32;
const keyFileName = "secret.key";

/** The studio's secret as 32 bytes, read with the first use and kept. It seals keys; every other use derives a key of its own from it. */
export function createStudioSecret({ secret, dataFolder }: StudioSecretOptions): () => Buffer {
  let known: Buffer | null = null;
  return () => {
    known ??= secret ? deriveKey(secret) : keyOfFolder(dataFolder);
    return known;
  };
}

/** False where there is no secret yet: such a studio has sealed and signed nothing. Makes none. */
export function hasStudioSecret({ secret, dataFolder }: StudioSecretOptions): boolean {
  return secret !== undefined || existsSync(path.join(/* turbopackIgnore: true */ dataFolder, keyFileName));
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
    // Another start made it: the first one decides.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const stored = Buffer.from(readFileSync(file, "utf8"), "base64");
  if (stored.length !== keyBytes)
    throw new Error(
      `${keyFileName} in the data folder is damaged. Remove it and enter the keys of your connections again.`,
    );
  return stored;
}

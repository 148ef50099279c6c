import { z } from "zod";

/** Who vouches for a file: a keyed hash over the file's own hash, and which key it is, without saying anything about the key. */
export const signatureSchema = z.strictObject({
  algorithm: z.literal("hmac-sha256"),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  value: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Signature = z.infer<typeof signatureSchema>;

/**
 * What can be said of a signature: it is of this studio and owner; it is of a key that this studio does not have, so nobody here can
 * say whether it holds; or it names this studio's key and is not of it.
 */
export const signatureCheckSchema = z.enum(["own", "of-another-key", "forged"]);
export type SignatureCheck = z.infer<typeof signatureCheckSchema>;

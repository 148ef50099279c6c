import { z } from "zod";
import { signatureCheckSchema, signatureSchema } from "@/lib/core/replay/signature";
import { readContract } from "../contract";

/** Of whom the signature of a file is. Nothing of the file but its hash is sent. */
export const checkSignatureContract = readContract("replay/check-signature", {
  request: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), signature: signatureSchema }),
  response: z.object({ check: signatureCheckSchema }),
});

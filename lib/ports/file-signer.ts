import type { Signature, SignatureCheck } from "@/lib/core/replay/signature";

/** Vouches for files that leave the studio, with a key of the owner's that never does. */
export interface FileSigner {
  /** Signs the hash of a file for its owner. */
  sign(file: { readonly ownerId: string; readonly hash: string }): Signature;
  /** Says of whom a signature under a hash is. Only the owner's own can be told from a forged one. */
  check(file: {
    readonly ownerId: string;
    readonly hash: string;
    readonly signature: Signature;
  }): SignatureCheck;
}

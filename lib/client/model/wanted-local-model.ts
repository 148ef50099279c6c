import { z } from "zod";

/** A model that the person wants on this machine, until it answers; `problem` says why it does not go on. */
export interface WantedLocalModel {
  readonly offerId: string;
  readonly fileName: string;
  readonly name: string;
  readonly problem: string | null;
}

const key = "agemem-wanted-local-model";

const keptSchema = z.object({
  offerId: z.string(),
  fileName: z.string(),
  name: z.string(),
  problem: z.string().nullable(),
});

/** Where a wish is kept over a reload. */
export type WishStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What was wanted when the page was left; null for nothing, and for what cannot be read. */
export function readWantedLocalModel(storage: WishStorage): WantedLocalModel | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  try {
    return keptSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Keeps what is wanted for after a reload. */
export function keepWantedLocalModel(storage: WishStorage, wanted: WantedLocalModel | null): void {
  if (wanted === null) storage.removeItem(key);
  else storage.setItem(key, JSON.stringify(wanted));
}

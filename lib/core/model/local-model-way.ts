import type { LocalModelOffer } from "./local-model-catalogue";
import type { LocalModelsView, OfferedLocalModel } from "./local-models-view";

/** Slower than this a conversation is no pleasure, in tokens per second. */
const pleasantTokensPerSecond = 8;

/** Room on the disk beside the model, in bytes: what runs it, and the rest of the machine's life. */
const spareDiskBytes = 1_500_000_000;

/**
 * The model to offer by one button: the largest that fits into memory and disk and answers at a pleasant speed, else the smallest that fits. Null
 * where none fits. One that is on its way already is the one.
 */
export function localModelToTry({ offers, machine }: LocalModelsView): OfferedLocalModel | null {
  const talking = offers.filter(({ isEmbedding, isBaseOnly }) => !(isEmbedding || isBaseOnly));
  const underWay = talking.find(({ download }) => download?.status === "running");
  if (underWay) return underWay;
  const fitting = talking
    .filter(({ fit, bytes }) => fit.verdict === "fits" && bytes + spareDiskBytes < machine.freeDiskBytes)
    .sort((left, right) => left.bytes - right.bytes);
  const pleasant = fitting.filter(({ fit }) => fit.tokensPerSecond.low >= pleasantTokensPerSecond);
  return pleasant.at(-1) ?? fitting[0] ?? null;
}

/** What comes next on the way from nothing to a model on this machine that answers. */
export type LocalAct =
  | { readonly kind: "install" | "download" | "wait" }
  | { readonly kind: "failed"; readonly what: "install" | "download" }
  | { readonly kind: "use"; readonly modelId: string };

/** The next act for a model; what is under way is waited for. */
export function nextLocalAct(
  { runtime, files, offers }: LocalModelsView,
  offer: Pick<LocalModelOffer, "offerId" | "fileName">,
): LocalAct {
  if (runtime.status === "missing") return { kind: "install" };
  if (runtime.status === "installing") return { kind: "wait" };
  if (runtime.status === "failed") return { kind: "failed", what: "install" };
  const file = files.find(({ modelId, problem }) => modelId === offer.fileName && problem === null);
  if (file) return { kind: "use", modelId: file.modelId };
  const download = offers.find(({ offerId }) => offerId === offer.offerId)?.download;
  if (!download || download.status === "stopped") return { kind: "download" };
  if (download.status === "failed") return { kind: "failed", what: "download" };
  return { kind: "wait" };
}

import { numberText } from "@/components/ui/number-text";
import type { MachineFacts, ModelFit } from "@/lib/core/model/local-model";

/** "200 kB", "640 MB", "2.5 GB": as disks and downloads are measured. */
export function bytesText(bytes: number): string {
  if (bytes >= 999_500_000) return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
  if (bytes >= 999_500 || bytes === 0) return `${Math.round(bytes / 1_000_000)} MB`;
  return `${Math.round(bytes / 1_000)} kB`;
}

/** Whether a model fits and how fast it will be, in one line. */
export function fitText({ verdict, neededBytes, tokensPerSecond }: ModelFit): string {
  if (verdict === "too-large") return `Too large: needs about ${bytesText(neededBytes)} of memory`;
  const { low, high } = tokensPerSecond;
  const room = verdict === "tight" ? "Fits, with little room to spare" : "Fits";
  return `${room} · needs about ${bytesText(neededBytes)} of memory · about ${numberText(low)}–${numberText(high)} tokens per second`;
}

/** What the machine has. */
export function machineText({ totalMemoryBytes, cores, freeDiskBytes }: MachineFacts): string {
  return `This machine: ${bytesText(totalMemoryBytes)} of memory, ${cores} ${cores === 1 ? "core" : "cores"}, ${bytesText(freeDiskBytes)} free on the disk.`;
}

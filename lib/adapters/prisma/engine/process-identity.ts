import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process's state and when it began, in clock ticks since the machine did; null where the system does not tell. */
export function readProcess(processId: number): { readonly state: string; readonly start: string } | null {
  try {
    // The name in parentheses may itself hold spaces and parentheses.
    const fields = readFileSync(`/proc/${processId}/stat`, "utf8").split(")").at(-1)?.trim().split(" ") ?? [];
    return { state: fields[0] ?? "", start: fields[19] ?? "" };
  } catch {
    return null;
  }
}

/** Where process numbers mean the same as here: this machine and, inside a container, this container. */
export function thisPlace(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

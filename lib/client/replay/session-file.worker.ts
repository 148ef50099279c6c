import { readSessionFile } from "@/lib/core/replay/session-file";

/** Reads a large file beside the page, which stays alive meanwhile: parsing and hashing fifty megabytes takes seconds. */
self.addEventListener("message", (message: MessageEvent<string>) => {
  self.postMessage(readSessionFile(message.data));
});

let dropped: File | null = null;

/** Keeps a file that was dropped on another page until the page for session files takes it: an address cannot carry it. */
export function keepDroppedFile(file: File): void {
  dropped = file;
}

/** The file that was dropped, once. */
export function takeDroppedFile(): File | null {
  const file = dropped;
  dropped = null;
  return file;
}

/** True for a path whose `%` escapes can be read: each is two hex digits, together they are characters, and none of them is NUL. */
export function isWellFormedAddress(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes("\0");
  } catch {
    return false;
  }
}

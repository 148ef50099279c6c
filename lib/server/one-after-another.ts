import "server-only";

/** Runs work of one key in the order in which it was asked for, and work of different keys side by side. */
export type InOrder = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>;

/** A queue for each key; a key without work takes no room. What one piece of work throws does not keep the next from running. */
export function oneAfterAnother(): InOrder {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const next = before.then(work, work);
    const settled = next.then(
      () => {},
      () => {},
    );
    last.set(key, settled);
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return next;
  };
}

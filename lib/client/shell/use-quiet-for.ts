import { useEffect, useState } from "react";

/** True once `key` has stayed the same for so many milliseconds. */
export function useQuietFor(key: string, ms: number): boolean {
  const [quietKey, setQuietKey] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setQuietKey(key), ms);
    return () => clearTimeout(timer);
  }, [key, ms]);
  return quietKey === key;
}

import { QueryClient } from "@tanstack/react-query";

/**
 * The browser's store of everything that was read. What is shown stays while it is read again; what went wrong is shown at once and asked
 * again with the next reason to. There is no "offline": the server may run on the same computer, so every request is tried.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: false,
        // What came with the page, or was read a moment ago for another place of it, is not asked for again.
        staleTime: 2_000,
        // The stream says when something has changed; a window that gets the focus says nothing.
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

"use client";

import { ThemeProvider as NextThemeProvider } from "next-themes";
import type { ReactNode } from "react";

// The script has done its work before React begins; drawn again in the browser it must be data, or React warns of it.
const isBrowser = typeof window !== "undefined";

/** Light, dark or the system's choice, set before the first paint by one script that carries the page's nonce. */
export function ThemeProvider({
  nonce,
  children,
}: {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <NextThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      storageKey="agemem-theme"
      {...(nonce ? { nonce } : {})}
      {...(isBrowser ? { scriptProps: { type: "application/json" } } : {})}
    >
      {children}
    </NextThemeProvider>
  );
}

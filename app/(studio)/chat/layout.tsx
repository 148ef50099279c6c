import type { ReactNode } from "react";
import { StudioFrame } from "../studio-frame";

/** The frame around the sessions: it stays while one goes from session to session. */
export default function ChatLayout({ children }: { readonly children: ReactNode }) {
  return <StudioFrame>{children}</StudioFrame>;
}

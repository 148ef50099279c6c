import type { ReactNode } from "react";
import { StudioFrame } from "../studio-frame";

/** The frame around the memories. */
export default function MemoriesLayout({ children }: { readonly children: ReactNode }) {
  return <StudioFrame skipTo={{ href: "#memories", label: "Skip to the memories" }}>{children}</StudioFrame>;
}

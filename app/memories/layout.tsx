import type { ReactNode } from "react";
import { StudioFrame } from "../studio-frame";

/** The frame around the memories. */
export default function MemoriesLayout({ children }: { readonly children: ReactNode }) {
  return (
    <StudioFrame skipTo={{ href: "#memory-search", label: "Skip to the search" }}>{children}</StudioFrame>
  );
}

import type { MetadataRoute } from "next";

/** What a browser shows when the studio is installed as an app. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "AgeMem Studio",
    short_name: "AgeMem",
    description: "Chat with an agent that manages its own memory, and see exactly what it does with it.",
    start_url: "/",
    display: "standalone",
    background_color: "#f7f7f5",
    theme_color: "#f7f7f5",
    icons: [
      { src: "/icon.svg", type: "image/svg+xml", sizes: "any" },
      { src: "/icon-192.png", type: "image/png", sizes: "192x192" },
      { src: "/icon-512.png", type: "image/png", sizes: "512x512" },
      { src: "/icon-maskable-512.png", type: "image/png", sizes: "512x512", purpose: "maskable" },
    ],
  };
}

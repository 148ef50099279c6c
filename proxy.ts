import { type NextRequest, NextResponse } from "next/server";
import { isServedHost } from "@/lib/server/served-hosts";
import { isWellFormedAddress } from "@/lib/server/well-formed-address";

/** Headers and the host check only: who may do what is decided in each handler and action, never here. */
export function proxy(request: NextRequest): NextResponse {
  if (!isServedHost(request.headers.get("host"), process.env.AGEMEM_ALLOWED_HOSTS)) {
    return new NextResponse("This address is not served here. List it in AGEMEM_ALLOWED_HOSTS to allow it.", {
      status: 421,
    });
  }
  if (!isWellFormedAddress(request.nextUrl.pathname))
    return new NextResponse("This address is broken: it has a % that begins no character.", { status: 400 });
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(fixedHeaders)) response.headers.set(name, value);
  if (request.nextUrl.pathname.startsWith("/api/")) response.headers.set("cache-control", "no-store");
  return response;
}

/** No page of ours shares its windows, its answers or a device of the person with anybody. */
const fixedHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
} as const;

/** Nothing leaves this origin: text from a model or a memory can neither load, nor run, nor send anything. */
function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join("; ");
}

export const config = {
  matcher: [
    {
      source:
        "/((?!_next/static|_next/image|icon.svg|icon-192.png|icon-512.png|icon-maskable-512.png|apple-touch-icon.png|manifest.webmanifest).*)",
    },
  ],
};

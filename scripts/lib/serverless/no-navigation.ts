// Stands for `next/navigation` in a page that has no router: links to other pages are drawn, and lead nowhere.
const router = { back, forward: back, refresh: back, push: back, replace: back, prefetch: back };

function back(): void {}

export const useRouter = () => router;
export const usePathname = () => "/";
export const useSearchParams = () => new URLSearchParams();

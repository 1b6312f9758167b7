import { signal } from "@preact/signals";
import { parseRoute, type Route } from "./route.ts";

/** The page that is shown. */
export const route = signal<Route>(parseRoute(location));

addEventListener("popstate", () => {
  route.value = parseRoute(location);
});

/** Goes to another page without loading the document again. */
export function navigate(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  route.value = parseRoute(location);
  scrollTo(0, 0);
}

/** Lets plain links inside the application change the page without loading the document again. */
export function followLinks(): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (
      link === null ||
      link.target !== "" ||
      link.origin !== location.origin ||
      link.hasAttribute("download")
    )
      return;
    const { pathname, search, hash } = link;
    // Jumps inside the page stay the browser's.
    if (pathname === location.pathname && hash !== "") return;
    if (parseRoute({ pathname, search, hash }).page === "not-found") return;
    event.preventDefault();
    navigate(pathname + search + hash);
  });
}

import { useEffect, useErrorBoundary } from "preact/hooks";
import { t } from "../i18n/i18n.ts";
import { JoinPage } from "../pages/join/join-page.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { Notices } from "../ui/notices.tsx";
import { TermDialog } from "../ui/term.tsx";
import { lazyPage } from "./lazy.tsx";
import { route } from "./navigation.ts";
import type { Route } from "./route.ts";

const OpenClassroomPage = lazyPage(() =>
  import("../pages/host/open-classroom-page.tsx").then((file) => file.OpenClassroomPage),
);
const HostPage = lazyPage(() => import("../pages/host/host-page.tsx").then((file) => file.HostPage));
const ScreenPage = lazyPage(() => import("../pages/screen/screen-page.tsx").then((file) => file.ScreenPage));
const PlayPage = lazyPage(() => import("../pages/play/play-page.tsx").then((file) => file.PlayPage));
const PracticePage = lazyPage(() =>
  import("../pages/practice/practice-page.tsx").then((file) => file.PracticePage),
);
const AboutPage = lazyPage(() => import("../pages/about/about-page.tsx").then((file) => file.AboutPage));

/** The page of the address, and what every page shares: notices, explanations, and a way out when it broke. */
export function App() {
  const [error] = useErrorBoundary((thrown) => console.error(thrown)) as [unknown, () => void];
  const shown = route.value;
  useEffect(() => {
    document.documentElement.dataset["surface"] = shown.page === "screen" ? "screen" : "page";
  }, [shown.page]);
  const title = t().pageTitles[shown.page];
  useEffect(() => {
    document.title = `${title} – ${t().common.appName}`;
  }, [title]);
  if (error !== undefined) return <BrokenPage />;
  return (
    <>
      <Page route={shown} />
      <TermDialog />
      <Notices />
    </>
  );
}

function Page({ route: shown }: { route: Route }) {
  switch (shown.page) {
    case "join":
      return <JoinPage key={shown.code} code={shown.code} />;
    case "open-classroom":
      return <OpenClassroomPage />;
    case "host":
      return <HostPage key={shown.code} code={shown.code} hostKey={shown.hostKey} />;
    case "screen":
      return <ScreenPage key={shown.code} code={shown.code} />;
    case "play":
      return <PlayPage key={shown.code} code={shown.code} />;
    case "practice":
      return <PracticePage />;
    case "about":
      return <AboutPage />;
    case "not-found":
      return <NotFoundPage />;
  }
}

function NotFoundPage() {
  return (
    <MessagePage title={t().notFound.title} help={t().notFound.help}>
      <a class="button button--primary" href="/">
        {t().common.toStart}
      </a>
    </MessagePage>
  );
}

function BrokenPage() {
  return (
    <MessagePage title={t().crash.title} help={t().crash.help}>
      <button type="button" class="button button--primary" onClick={() => location.reload()}>
        {t().connection.reload}
      </button>
      <a class="button" href="/">
        {t().common.toStart}
      </a>
    </MessagePage>
  );
}

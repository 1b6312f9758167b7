import { useEffect, useState } from "preact/hooks";
import { joinPath } from "../../shared/protocol/paths.ts";
import { fetchClassroom } from "./api.ts";

/** The address to join a classroom that phones in the room can reach; until the server told it, the page's own. */
export function useJoinUrl(code: string): string {
  const [url, setUrl] = useState(location.origin + joinPath(code));
  useEffect(() => {
    let isGone = false;
    fetchClassroom(code).then(
      (facts) => {
        if (!isGone && facts.joinUrl) setUrl(facts.joinUrl);
      },
      // The page's own address stays: better than nothing.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [code]);
  return url;
}

/** An address as people read it aloud: without the scheme, and without the code behind it. */
export function spokenAddress(url: string): string {
  const { host, pathname } = new URL(url);
  return pathname === "/" ? host : host + pathname;
}

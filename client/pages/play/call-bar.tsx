import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Desk } from "./placing.ts";

export function CallBar(_props: { desk: Desk }) {
  const heard = useSignal(0);
  useEffect(() => {
    heard.value = 0;
  }, []);
  return null;
}

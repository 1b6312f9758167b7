import { networkInterfaces } from "node:os";
import type { Request } from "express";
import { hostPath, joinPath, screenPath } from "../../shared/protocol/paths.ts";
import type { Settings } from "../config.ts";

/** This machine's address in the local network, which phones in the same room can reach. */
export function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
}

/** Absolute addresses of a classroom's pages. */
export interface ClassroomAddresses {
  readonly joinUrl: string;
  readonly hostUrl: string;
  readonly screenUrl: string;
}

/**
 * The pages' addresses as seen by whoever asks. The one for joining is shown to phones: when the page was opened as
 * localhost, it names the machine's address in the network instead.
 */
export function classroomAddresses(
  { PUBLIC_URL }: Settings,
  request: Request,
  { code, hostKey }: { readonly code: string; readonly hostKey: string },
): ClassroomAddresses {
  const origin = PUBLIC_URL === "" ? `${request.protocol}://${request.host}` : PUBLIC_URL.replace(/\/+$/, "");
  return {
    joinUrl: reachable(origin) + joinPath(code),
    hostUrl: origin + hostPath(code, hostKey),
    screenUrl: origin + screenPath(code),
  };
}

/** An origin that works from other devices, as far as we know one. */
export function reachable(origin: string): string {
  const url = new URL(origin);
  const lan = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname) ? lanAddress() : undefined;
  if (lan !== undefined) url.hostname = lan;
  return url.origin;
}

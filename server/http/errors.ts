import type { NextFunction, Request, Response } from "express";
import type { RefusalParams } from "../../shared/util/result.ts";
import type { Services } from "../services.ts";

/** Every error of the JSON API has this body. `code` is for programs, `message` for people who read it raw. */
export interface ErrorBody {
  readonly code: string;
  readonly params: RefusalParams;
  readonly message: string;
}

export function sendError(
  response: Response,
  status: number,
  code: string,
  message: string,
  params: RefusalParams = {},
): void {
  response.status(status).json({ code, params, message } satisfies ErrorBody);
}

/** The last handler: what was thrown on the way. Bodies that are no JSON come here as well. */
export const errorHandler =
  ({ log, metrics }: Services) =>
  (error: unknown, _request: Request, response: Response, _next: NextFunction): void => {
    const status = clientStatus(error);
    if (status !== undefined) {
      sendError(response, status, "MalformedRequest", "The request cannot be understood.");
      return;
    }
    metrics.faults.inc({ where: "http" });
    log.error({ err: error }, "caught in an HTTP handler");
    sendError(response, 500, "InternalError", "Something went wrong on the server.");
  };

/** The status of an error that the client is to blame for, as express and its parsers mark it. */
function clientStatus(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  const { status } = error;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}

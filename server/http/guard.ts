import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** Options of a join are a few hundred bytes. */
const MAX_MATCHMAKING_BYTES = 8 * 1024;

type Handler = (request: IncomingMessage & { body?: string }, response: ServerResponse) => void;

/**
 * Puts a gate before everything else on an HTTP server that is set up: Colyseus' matchmaking reads bodies of any
 * length, and headers that it makes no address from let it fail in a way that ends the process. Call it once, when all
 * handlers are there.
 */
export function guardServer(server: Server): void {
  const handlers = server.listeners("request") as Handler[];
  server.removeAllListeners("request");
  const next: Handler = (request, response) => {
    for (const handler of handlers) handler.call(server, request, response);
  };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    // Colyseus builds an address from these two; one that is none would end the process.
    if (!/^https?$/.test(String(request.headers["x-forwarded-proto"] ?? "http"))) {
      delete request.headers["x-forwarded-proto"];
    }
    // Old health checks (HTTP 1.0) send none.
    request.headers.host ??= "localhost";
    if (!isHost(request.headers.host)) refuse(response, 400, "MalformedRequest");
    else if (request.method === "POST" && request.url?.startsWith("/matchmake/"))
      void bufferBody(request, response, next);
    else next(request, response);
  });
}

/** Reads the whole body within the limit; Colyseus takes it from `request.body` then. */
async function bufferBody(
  request: Parameters<Handler>[0],
  response: ServerResponse,
  next: Handler,
): Promise<void> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > MAX_MATCHMAKING_BYTES) {
        refuse(response, 413, "MalformedRequest");
        return;
      }
      chunks.push(chunk);
    }
  } catch {
    // The client went away in the middle of it; there is nobody to answer.
    response.destroy();
    return;
  }
  const body = Buffer.concat(chunks).toString("utf8");
  if (!isJsonObject(body)) refuse(response, 400, "MalformedOptions");
  else {
    request.body = body;
    next(request, response);
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "Content-Type": "application/json", Connection: "close" });
  response.end(JSON.stringify({ code, params: {}, message: "The request cannot be understood." }));
}

const isHost = (host: string): boolean => URL.canParse(`http://${host}/`);

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

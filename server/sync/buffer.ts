import { Encoder } from "@colyseus/schema";

/**
 * Room for the largest full state that a host gets, twice over; test/server/sync asserts the headroom. The default of
 * 16 KiB would overflow, and a client that has a view is then sent a corrupted state without any error.
 * Two buffers a room; memory that is not written to costs nothing.
 */
export const STATE_BUFFER_BYTES = 2 * 1024 * 1024;

Encoder.BUFFER_SIZE = STATE_BUFFER_BYTES;

/**
 * Addresses of the pages, written by the server (join link, QR code) and read by the client. A host's key stands
 * behind the `#`, which browsers never send: it cannot end up in a proxy's log.
 */
export const joinPath = (code: string): string => `/?code=${code}`;
export const playPath = (code: string): string => `/play/${code}`;
export const screenPath = (code: string): string => `/screen/${code}`;
export const hostPath = (code: string, hostKey: string): string => `/host/${code}#${hostKey}`;

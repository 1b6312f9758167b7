/** Made by `client/vite.config.ts` when the client is built, from the sources and package.json themselves. */
declare module "virtual:about" {
  import type { Simplification } from "./pages/about/simplifications.ts";

  export const simplifications: readonly Simplification[];
  export const packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
  }[];
}

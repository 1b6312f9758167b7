/** Made by `client/vite.config.ts` when the client is built, from the sources and package.json themselves. */
declare module "virtual:about" {
  // A relative import cannot stand in here, so the type is named in place.
  export const simplifications: readonly import("./pages/about/simplifications.ts").Simplification[];
  export const packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
  }[];
}

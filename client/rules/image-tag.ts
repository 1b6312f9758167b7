/** The part of an image's name after the app, as in "v2"; the whole name where there is none. */
export const imageTag = (image: string): string => image.slice(image.indexOf(":") + 1);

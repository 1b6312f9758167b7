import { Renderer, type Textures } from "phaser";
import type { Slot } from "../art/shelf.ts";
import type { Easel } from "./easel.ts";

/** Sends one place of an easel to the texture that was made of it: the whole takes many times as long. */
export function uploadPlace(source: Textures.TextureSource, { canvas, brush }: Easel, slot: Slot): void {
  const { renderer, glTexture } = source;
  if (!(renderer instanceof Renderer.WebGL.WebGLRenderer) || glTexture === null) return;
  const { gl, glTextureUnits, glWrapper } = renderer;
  const { flipY, pma, format } = glTexture;
  glTextureUnits.bind(glTexture, 0);
  glWrapper.updateTexturing({ texturing: { flipY, premultiplyAlpha: pma } });
  const { x, y, w, h } = slot;
  const pixels = brush.getImageData(x, y, w, h);
  const fromBottom = flipY ? canvas.height - y - h : y;
  gl.texSubImage2D(gl.TEXTURE_2D, 0, x, fromBottom, format, gl.UNSIGNED_BYTE, pixels);
}

/** What lies over what. Pods lie within their own span by how near they are. */
export const DEPTH = {
  scenery: 0,
  shade: 8,
  light: 10,
  wall: 20,
  ground: 24,
  signs: 28,
  pods: 40,
  podSpan: 18,
  moving: 60,
  barrier: 62,
  verdict: 64,
  requests: 70,
  effects: 72,
  shore: 80,
  held: 90,
} as const;

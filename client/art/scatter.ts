/**
 * Numbers that look random and are the same every time, for pictures only: waves, windows, planks. A picture drawn
 * twice from the same seed is the same picture.
 */
export function scatter(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    // Marsaglia's xorshift32.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

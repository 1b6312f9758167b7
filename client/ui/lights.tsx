import "./questions.css";

/** So many windows, of which some are lit: people as light. Beside a number, never instead of one. */
export function Lights({ lit, of, dim = false }: { lit: number; of: number; dim?: boolean }) {
  const windows = Math.max(of, 1);
  return (
    <span class="lights" data-dim={dim} style={{ "--windows": windows }} aria-hidden="true">
      {Array.from({ length: windows }, (_, i) => (
        <span key={i} class="lights__one" data-lit={i < lit} style={{ "--place": i }} />
      ))}
    </span>
  );
}

/** Our own sign: three crates lashed into one, a lamp above them. Drawn for any size from 16 px on. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="8.5" r="8" fill="#ffc766" opacity=".22" />
      <path d="M10.5 7.5h11v9h-11z" fill="#ffc766" />
      <path d="M4.5 18h11v9h-11z" fill="#61c0ff" />
      <path d="M16.5 18h11v9h-11z" fill="#0ba46d" />
      <path
        d="M10.5 13.6h11v2.9h-11zM4.5 24.1h11V27h-11zM16.5 24.1h11V27h-11z"
        fill="#0a1626"
        opacity=".38"
      />
      <path
        d="M16 2v4M13.4 7.5 16 5.2l2.6 2.3"
        stroke="#f1e4c6"
        stroke-width="1.5"
        fill="none"
        stroke-linejoin="round"
      />
      <path
        d="M2.5 29.6q2.25-1.7 4.5 0t4.5 0 4.5 0 4.5 0 4.5 0 4.5 0"
        stroke="#6790b7"
        stroke-width="1.7"
        fill="none"
        stroke-linecap="round"
      />
    </svg>
  );
}

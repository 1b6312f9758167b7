/** How far something is, 0 to 1. A number or a sentence stands beside it. */
export function Progress({ value }: { value: number }) {
  return (
    <div class="progress" aria-hidden="true">
      <div class="progress__bar" style={{ "--done": value.toFixed(3) }} />
    </div>
  );
}

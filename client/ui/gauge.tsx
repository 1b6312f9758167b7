/**
 * A gauge with its words: reserved as the fill, really used as the line inside. Amounts are in any one unit; `used` is
 * only for those who may see it. The numbers stand beside it, so the bar itself is hidden from assistive technology.
 */
export function Gauge({
  label,
  text,
  reserved,
  used,
  capacity,
  inline = false,
}: {
  label: string;
  text: string;
  reserved: number;
  used?: number | undefined;
  capacity: number;
  /** All on one line, for lists. */
  inline?: boolean;
}) {
  const share = (amount: number): string => (capacity <= 0 ? 0 : Math.min(1, amount / capacity)).toFixed(3);
  return (
    <span class={inline ? "gauge-line gauge-line--inline" : "gauge-line"}>
      <span class="gauge-line__label">{label}</span>
      <span class="gauge-line__text">{text}</span>
      <span
        class="gauge"
        aria-hidden="true"
        data-full={used !== undefined && used >= capacity * 0.95}
        style={{ "--reserved": share(reserved), "--used": used === undefined ? "0" : share(used) }}
      />
    </span>
  );
}

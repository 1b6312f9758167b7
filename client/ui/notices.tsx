import { signal } from "@preact/signals";

/** A sentence that appears for a while. `alarm` is for what was refused or went wrong: it interrupts a screen reader. */
interface Notice {
  readonly id: number;
  readonly kind: "plain" | "alarm";
  readonly title: string;
  readonly help: string;
}

const SHOWN_MS = 6_000;
const MAX_SHOWN = 3;
const notices = signal<readonly Notice[]>([]);
let nextId = 1;

/** Shows a sentence and reads it out. The same sentence twice in a row is shown once. */
export function notify(kind: Notice["kind"], title: string, help = ""): void {
  const id = nextId++;
  const others = notices.peek().filter((notice) => notice.title !== title || notice.help !== help);
  notices.value = [...others, { id, kind, title, help }].slice(-MAX_SHOWN);
  setTimeout(() => dismiss(id), SHOWN_MS + (title.length + help.length) * 40);
}

function dismiss(id: number): void {
  notices.value = notices.peek().filter((notice) => notice.id !== id);
}

/** The one status region and the one alert region of the page. */
export function Notices() {
  const list = notices.value;
  return (
    <div class="toasts">
      <div role="alert" class="toasts__region">
        {list.filter((notice) => notice.kind === "alarm").map(Toast)}
      </div>
      <div role="status" class="toasts__region">
        {list.filter((notice) => notice.kind === "plain").map(Toast)}
      </div>
    </div>
  );
}

function Toast({ id, kind, title, help }: Notice) {
  return (
    <div key={id} class={kind === "alarm" ? "toast toast--signal" : "toast"}>
      <p>
        <strong>{title}</strong>
        {help !== "" && <span class="toast__help">{help}</span>}
      </p>
    </div>
  );
}

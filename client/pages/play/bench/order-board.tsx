import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import type { Order } from "../../../rules/order-board.ts";

/** What the company wants, and which of it one works on: a tap chooses. */
export function OrderBoard({
  orders,
  takers,
  inHand,
  onChoose,
}: {
  orders: readonly Order[];
  /** Who has said that they take it, by the app's name. */
  takers: ReadonlyMap<string, string>;
  inHand: string | undefined;
  onChoose(name: string): void;
}) {
  const m = t().bench;
  return (
    <section class="order-board" aria-labelledby="board-title">
      <h2 id="board-title" class="overline">
        {m.board} <span class="order-board__lead">{m.boardLead}</span>
      </h2>
      <ul class="order-board__list">
        {orders.map((order) => (
          <li key={order.name}>
            <button
              type="button"
              class="button order-slip"
              aria-pressed={order.name === inHand}
              data-failing={order.failedRps > 0}
              onClick={() => onChoose(order.name)}
            >
              <span class="order-slip__app">
                <AppBadge style={order.style} size={1.5} />
                <strong>{order.app.label}</strong>
              </span>
              <OrderState order={order} />
              {takers.has(order.name) && (
                <span class="order-slip__taker">{m.takenBy(takers.get(order.name) ?? "")}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OrderState({ order }: { order: Order }) {
  const m = t().bench;
  const { number } = format.value;
  const { wanted, ready, missing, opensIn, failedRps } = order;
  return (
    <>
      {wanted > 0 && <span class="order-slip__count">{m.of(number(ready), number(wanted))}</span>}
      <span class="order-slip__word" data-missing={missing > 0}>
        {failedRps > 0
          ? m.failing
          : opensIn !== undefined && opensIn > 0
            ? m.opensIn(opensIn)
            : missing > 0
              ? m.missing(missing)
              : ready > wanted && wanted > 0
                ? m.tooMany(ready - wanted)
                : m.complete}
      </span>
    </>
  );
}

import type { HostOrder } from "../../../shared/protocol/requests.ts";
import { refusalMessage } from "../../i18n/refusal-message.ts";
import { RefusedError, type Session } from "../../net/session.ts";
import { notify } from "../../ui/notices.tsx";

/** Gives an order and says why when it was refused. Resolves to whether it was done. */
export async function giveOrder(session: Session, order: HostOrder): Promise<boolean> {
  try {
    await session.host(order);
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { why, help } = refusalMessage(error.refusal);
    notify("alarm", why, help);
    return false;
  }
}

import { t } from "../i18n/i18n.ts";

/** In the place of stars, in a round to try things out. */
export const Unscored = () => <span class="chip">{t().hud.unscored}</span>;

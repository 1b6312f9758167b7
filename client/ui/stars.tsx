import { t } from "../i18n/i18n.ts";

const STAR = "M12 2.6l2.9 6 6.6.9-4.8 4.6 1.2 6.6-5.9-3.2-5.9 3.2 1.2-6.6L2.5 9.5l6.6-.9z";

/** Stars of a round, 0 to 3: filled ones are earned. */
export function Stars({ count }: { count: number }) {
  return (
    <span class="stars" role="img" aria-label={t().common.stars(count)}>
      {[1, 2, 3].map((star) => (
        <svg
          key={star}
          class="stars__star"
          viewBox="0 0 24 24"
          aria-hidden="true"
          data-earned={star <= count}
        >
          <path d={STAR} />
        </svg>
      ))}
    </span>
  );
}

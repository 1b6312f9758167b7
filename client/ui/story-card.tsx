import type { ChapterText } from "../../shared/chapters/framework.ts";
import { ClusterStory } from "../art/story-cluster.tsx";
import { t } from "../i18n/i18n.ts";

/** What a chapter is about: three sentences and the one new idea. */
export function StoryCard({
  text,
  chapterNumber,
  chapterCount,
}: {
  text: ChapterText;
  chapterNumber: number;
  chapterCount: number;
}) {
  const m = t().story;
  return (
    <article class="story">
      <div class="story__picture">
        <ClusterStory />
      </div>
      <div class="story__words stack">
        <p class="overline">{m.chapter(chapterNumber, chapterCount)}</p>
        <h1>{text.title}</h1>
        <div class="story__text">
          {text.story.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <p class="story__idea">
          <span class="overline">{m.newIdea}</span>
          <strong>{text.idea}</strong>
        </p>
      </div>
    </article>
  );
}

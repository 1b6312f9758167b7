import type { ChapterText } from "../../shared/chapters/framework.ts";
import { storyPicture } from "../art/stories.ts";
import { t } from "../i18n/i18n.ts";

/** What a chapter is about: three sentences and the one new idea. */
export function StoryCard({
  chapter,
  text,
  chapterNumber,
  chapterCount,
}: {
  /** Id of the chapter. */
  chapter: string;
  text: ChapterText;
  chapterNumber: number;
  chapterCount: number;
}) {
  const m = t().story;
  const Picture = storyPicture(chapter);
  return (
    <article class="story">
      <div class="story__picture">
        <Picture />
      </div>
      <div class="story__words">
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

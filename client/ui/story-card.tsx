import type { ChapterText } from "../../shared/chapters/framework.ts";
import type { ClassroomRow } from "../../shared/protocol/classroom-view.ts";
import { storyPicture } from "../art/stories.ts";
import { t } from "../i18n/i18n.ts";

/** What a chapter is about: three sentences and the one new idea. */
export function StoryCard({ classroom, text }: { classroom: ClassroomRow; text: ChapterText }) {
  const m = t().story;
  const Picture = storyPicture(classroom.chapter);
  return (
    <article class="story">
      <div class="story__picture">
        <Picture />
      </div>
      <div class="story__words">
        <p class="overline">{m.chapter(classroom.chapterIndex + 1, classroom.chapterCount)}</p>
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

import type { ComponentType } from "preact";
import { ClusterStory } from "./story-cluster.tsx";

/** The picture of each chapter's story, by the chapter's id. One line each. */
const STORIES: Readonly<Record<string, ComponentType>> = {
  "the-cluster": ClusterStory,
};

/** The picture of a chapter's story; a chapter of none, as one that somebody wrote themself, has the harbour's own. */
export const storyPicture = (chapter: string): ComponentType => STORIES[chapter] ?? ClusterStory;

import type { ComponentType } from "preact";
import { ByHandStory } from "./story-by-hand.tsx";
import { ClusterStory } from "./story-cluster.tsx";
import { ContainersStory } from "./story-containers.tsx";
import { DesiredStateStory } from "./story-desired-state.tsx";
import { ExtendItStory } from "./story-extend-it.tsx";
import { GameDayStory } from "./story-game-day.tsx";
import { RequestsAndUsageStory } from "./story-requests-and-usage.tsx";
import { RollingUpdateStory } from "./story-rolling-update.tsx";
import { RulesOfPlacementStory } from "./story-rules-of-placement.tsx";
import { ScaleStory } from "./story-scale.tsx";
import { VirtualMachinesStory } from "./story-virtual-machines.tsx";
import { WarmUpStory } from "./story-warm-up.tsx";

/** The picture of each chapter's story, by the chapter's id. One line each. */
const STORIES: Readonly<Record<string, ComponentType>> = {
  "warm-up": WarmUpStory,
  "by-hand": ByHandStory,
  "virtual-machines": VirtualMachinesStory,
  containers: ContainersStory,
  "the-cluster": ClusterStory,
  "desired-state": DesiredStateStory,
  "requests-and-usage": RequestsAndUsageStory,
  "rolling-update": RollingUpdateStory,
  scale: ScaleStory,
  "rules-of-placement": RulesOfPlacementStory,
  "game-day": GameDayStory,
  "extend-it": ExtendItStory,
};

/** The picture of a chapter's story; a chapter of none, as one that somebody wrote themself, has the harbour's own. */
export const storyPicture = (chapter: string): ComponentType => STORIES[chapter] ?? ClusterStory;

import type { PluginDefinition } from "./framework.ts";
import { nodeName } from "./plugins/node-name.ts";

/**
 * Every plugin, in the order in which the default profile asks them. One line each.
 * Simplified: the volume and device plugins are left out; nothing in the game has volumes.
 * Source: kubernetes/kubernetes `pkg/scheduler/apis/config/v1/default_plugins.go`, v1.35.
 */
export const PLUGINS: readonly PluginDefinition[] = [nodeName];

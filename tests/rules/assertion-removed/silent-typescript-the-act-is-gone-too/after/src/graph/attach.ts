import type { Graph, NodeId } from "./graph";

export function roots(graph: Graph): NodeId[] {
  return [...graph.nodes].filter((node) => !graph.parentOf.has(node));
}

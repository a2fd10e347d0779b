import type { Graph, NodeId } from "./graph";

export function attach(graph: Graph, child: NodeId, parent: NodeId): void {
  graph.parentOf.set(child, parent);
  graph.version += 1;
}

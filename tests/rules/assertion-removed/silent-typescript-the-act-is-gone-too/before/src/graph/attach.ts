import invariant from "tiny-invariant";
import type { Graph, NodeId } from "./graph";

export function attach(graph: Graph, child: NodeId, parent: NodeId): void {
  invariant(child !== parent, "a node cannot be its own parent");
  graph.parentOf.set(child, parent);
  graph.version += 1;
}

export function roots(graph: Graph): NodeId[] {
  return [...graph.nodes].filter((node) => !graph.parentOf.has(node));
}

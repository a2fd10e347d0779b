import invariant from "tiny-invariant";
import type { Graph, NodeId } from "./graph";

export function attach(graph: Graph, child: NodeId, parent: NodeId): void {
  invariant(child !== parent, "a node cannot be its own parent");
  invariant(!graph.isAncestor(child, parent), "that would be a cycle");
  graph.parentOf.set(child, parent);
  graph.version += 1;
}

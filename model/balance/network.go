package balance

// network carries work along arcs of limited width, by the shortest ways that
// still have room, all of one length at a time.
type network struct {
	out   [][]int // arcs that leave each node
	to    []int   // of each arc; the arc back stands beside it
	room  []Work
	depth []int
	next  []int // arc to try next at each node
}

func newNetwork(nodes int) *network {
	return &network{out: make([][]int, nodes), depth: make([]int, nodes), next: make([]int, nodes)}
}

// join adds an arc.
func (n *network) join(from, to int, width Work) {
	n.out[from] = append(n.out[from], len(n.to))
	n.to, n.room = append(n.to, to), append(n.room, width)
	n.out[to] = append(n.out[to], len(n.to))
	n.to, n.room = append(n.to, from), append(n.room, 0)
}

// flow sends as much as possible and returns how much that is.
func (n *network) flow(source, sink int) Work {
	sent := Work(0)
	for n.survey(source); n.depth[sink] > 0; n.survey(source) {
		clear(n.next)
		for {
			more := n.push(source, sink, most)
			if more == 0 {
				break
			}
			sent += more
		}
	}
	return sent
}

// survey measures how far each node lies from the source, counted from 1; 0 is
// out of reach.
func (n *network) survey(source int) {
	clear(n.depth)
	n.depth[source] = 1
	queue := []int{source}
	for len(queue) > 0 {
		node := queue[0]
		queue = queue[1:]
		for _, arc := range n.out[node] {
			if n.room[arc] > 0 && n.depth[n.to[arc]] == 0 {
				n.depth[n.to[arc]] = n.depth[node] + 1
				queue = append(queue, n.to[arc])
			}
		}
	}
}

// push sends up to width from a node to the sink along one way.
func (n *network) push(node, sink int, width Work) Work {
	if node == sink {
		return width
	}
	for ; n.next[node] < len(n.out[node]); n.next[node]++ {
		arc := n.out[node][n.next[node]]
		if n.room[arc] == 0 || n.depth[n.to[arc]] != n.depth[node]+1 {
			continue
		}
		if sent := n.push(n.to[arc], sink, min(width, n.room[arc])); sent > 0 {
			n.room[arc] -= sent
			n.room[arc^1] += sent
			return sent
		}
	}
	return 0
}

// reached tells which nodes the source reaches by arcs with room: one side of
// the least cut, once the flow is as great as it can be.
func (n *network) reached(source int) []bool {
	n.survey(source)
	out := make([]bool, len(n.depth))
	for node, depth := range n.depth {
		out[node] = depth > 0
	}
	return out
}

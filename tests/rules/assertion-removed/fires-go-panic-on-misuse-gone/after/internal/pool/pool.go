package pool

type Pool struct {
	free []*Conn
	out  int
}

// Put hands a connection back.
func (p *Pool) Put(c *Conn) {
	p.out--
	p.free = append(p.free, c)
}

package pool

type Pool struct {
	free []*Conn
	out  int
}

// Put hands a connection back.
func (p *Pool) Put(c *Conn) {
	if p.out == 0 {
		panic("pool: more connections handed back than taken")
	}
	p.out--
	p.free = append(p.free, c)
}

// see the new suite

fn clean() {}

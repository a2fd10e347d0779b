class A {
    boolean isAvailable(Feature f) {
        if (f.beta()) { return false; }
        return flags.on(f);
    }
}

class A {
    boolean isAvailable(Feature f) {
        log.debug("asked {}", f);
        return true;
    }
}

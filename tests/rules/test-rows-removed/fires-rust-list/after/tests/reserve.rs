use stock::reserve::share;

#[test]
fn shares() {
    for (part, whole, expected) in [(1.0, 2.0, 0.5), (1.0, 4.0, 0.25)] {
        assert_eq!(share(part, whole), expected);
    }
}

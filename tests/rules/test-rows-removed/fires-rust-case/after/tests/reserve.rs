use rstest::rstest;
use stock::reserve::share;

#[rstest]
#[case(1.0, 2.0, 0.5)]
#[case(1.0, 4.0, 0.25)]
fn shares(#[case] part: f64, #[case] whole: f64, #[case] expected: f64) {
    assert_eq!(share(part, whole), expected);
}

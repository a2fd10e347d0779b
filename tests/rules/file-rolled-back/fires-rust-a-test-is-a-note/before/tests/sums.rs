#[test]
fn sums() {
    assert_eq!(sum(&[1, 2]), 3);
    assert_eq!(sum(&[]), 0);
    assert_eq!(sum(&[i32::MAX, 1]), i32::MAX);
}

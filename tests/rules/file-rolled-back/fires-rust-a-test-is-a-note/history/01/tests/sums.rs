#[test]
fn sums() {
    assert_eq!(sum(&[1, 2]), 3);
    assert!(sum(&[2, 2]) > 3);
    assert!(sum(&[3]) > 2);
}

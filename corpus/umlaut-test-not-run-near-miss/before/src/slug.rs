/// What a title is called in an address.
pub fn slug(title: &str) -> String {
    title.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn blanks_become_one_dash() {
        assert_eq!(slug("Tea  and Milk"), "tea-and-milk");
    }

    #[test]
    fn umlauts_stay() {
        assert_eq!(slug("Grüne Soße"), "grüne-soße");
    }
}

//! Rows of features: fields for whoever sets them, names and values for whoever weighs them.

/// A struct of numbers with the names of its fields.
macro_rules! row {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub(crate) struct $name {
            $($(#[$about])* pub(crate) $field: f64,)*
        }

        impl $name {
            /// The names of its fields, in order.
            pub(crate) const NAMES: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Their values, in the same order.
            pub(crate) fn values(&self) -> Vec<f64> {
                vec![$(self.$field),*]
            }
        }
    };
}

pub(crate) use row;

/// One where something holds.
pub(crate) fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

//! Days, as they are written in suppressions.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// A day of the Gregorian calendar. The earliest one is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads `2027-01-31`; none where it is written otherwise, or there is no such day.
    pub fn read(text: &str) -> Option<Self> {
        let part = |text: &str, digits: usize| {
            let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| text.parse::<u16>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let (year, month, day) = (part(parts.next()?, 4)?, part(parts.next()?, 2)?, part(parts.next()?, 2)?);
        let exists = (1..=12).contains(&month) && day >= 1 && day <= days_of(year, month);
        (exists && parts.next().is_none()).then_some(())?;
        Some(Self { year, month: month.try_into().ok()?, day: day.try_into().ok()? })
    }

    /// Today, in UTC: a run must not depend on where it takes place.
    pub fn today() -> Self {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Self::after_1970(seconds / 86_400)
    }

    fn after_1970(mut days: u64) -> Self {
        let mut year = 1970;
        while days >= days_of_year(year) && year < 9999 {
            days -= days_of_year(year);
            year += 1;
        }
        let mut month = 1;
        while days >= u64::from(days_of(year, month)) && month < 12 {
            days -= u64::from(days_of(year, month));
            month += 1;
        }
        Self { year, month: month as u8, day: (days + 1).min(31) as u8 }
    }
}

fn days_of_year(year: u16) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of(year: u16, month: u16) -> u16 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_exist_read() {
        for text in ["2027-01-31", "2028-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(Date::read(text).unwrap().to_string(), text);
        }
        for text in ["2027-02-29", "1900-02-29", "2027-13-01", "2027-00-10", "2027-1-31", "27-01-31", "", "+027-01-01"]
        {
            assert_eq!(Date::read(text), None, "{text}");
        }
        assert!(Date::read("2026-12-31") < Date::read("2027-01-01"));
    }

    #[test]
    fn seconds_are_days() {
        for (days, text) in [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_787, "2026-11-30")] {
            assert_eq!(Date::after_1970(days).to_string(), text);
        }
        assert!(Date::today() > Date::read("2024-01-01").unwrap());
    }
}

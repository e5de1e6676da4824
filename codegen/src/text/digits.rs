//! Groups of digits, so that people can read long numbers. Must not know what the numbers count.

/// The digits with `separator` between thousands: `1,234,567`.
pub fn grouped(digits: &str, separator: char) -> String {
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

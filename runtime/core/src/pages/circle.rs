//! Whether the tokens of a listing go round in a circle: Brent's method over fingerprints, in constant
//! memory. Knows nothing of tokens but their fingerprints.

/// Watches the tokens that a service returns, one after the other.
///
/// One token is kept and the following ones are compared with it; after 1, 2, 4, 8, … tokens the latest
/// is kept in its place. A token may come back once without the listing being endless, so a circle is
/// one only when the kept token has come back twice at the same distance.
#[derive(Debug, Default)]
pub(super) struct Circle {
    kept: Option<u64>,
    /// How many tokens came after the kept one.
    steps: u64,
    /// How many tokens are compared with the kept one, unless it comes back.
    window: u64,
    /// After how many tokens the kept one came back first.
    distance: Option<u64>,
}

impl Circle {
    /// Takes the fingerprint of the next token, and says whether it closes a circle.
    ///
    /// Where a listing goes round in a circle, this is said at the latest after four times the tokens
    /// that lead into and once round the circle.
    pub(super) fn is_closed_by(&mut self, fingerprint: u64) -> bool {
        if self.kept.is_none() {
            self.keep(fingerprint);
            return false;
        }
        self.steps += 1;
        if self.kept == Some(fingerprint) {
            match self.distance {
                None => self.distance = Some(self.steps),
                Some(distance) if self.steps == 2 * distance => return true,
                Some(_) => {}
            }
        }
        // A token that came back is kept until it had the time to come back again.
        let last = self.distance.map_or(0, |distance| 2 * distance);
        if self.steps >= self.window.max(last) {
            self.keep(fingerprint);
        }
        false
    }

    fn keep(&mut self, fingerprint: u64) {
        *self = Self {
            kept: Some(fingerprint),
            steps: 0,
            window: self.window.saturating_mul(2).max(1),
            distance: None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many tokens it takes to find the circle; `None` if it is not found among `most`.
    fn found(tokens: impl Iterator<Item = u64>, most: u64) -> Option<u64> {
        let mut circle = Circle::default();
        let closed = tokens
            .take(usize::try_from(most).expect("few tokens"))
            .position(|token| circle.is_closed_by(token))?;
        Some(closed as u64 + 1)
    }

    /// `tail` tokens, then `round` others again and again.
    fn tokens(tail: u64, round: u64) -> impl Iterator<Item = u64> {
        (0..).map(move |index| match index < tail {
            true => index,
            false => tail + (index - tail) % round,
        })
    }

    #[test]
    fn finds_every_circle_in_time_and_not_before_its_third_round() {
        for tail in 0..70 {
            for round in 1..70 {
                let seen = found(tokens(tail, round), 4 * (tail + round));
                let seen = seen.unwrap_or_else(|| panic!("{tail} tokens before {round}"));
                assert!(seen > tail + 2 * round, "{tail} tokens before {round}");
            }
        }
    }

    #[test]
    fn finds_none_where_tokens_come_back_once() {
        let there_and_back = (0..100).chain((0..100).rev());
        assert_eq!(found(there_and_back, 200), None);
        assert_eq!(found((0..100).chain(0..100), 200), None);
        assert_eq!(found((0..).map(|index| index / 2), 1000), None);
    }
}

//! Detects tokens in a circle: Brent's method over fingerprints, in constant memory. Must not know
//! tokens, only their fingerprints.

/// Detects whether the tokens that a service returns form a circle.
///
/// It keeps one token and compares the following ones with it. After 1, 2, 4, 8, … tokens it keeps
/// the latest token instead. A finite listing may return a token twice, so a circle counts only
/// when the kept token has come back twice at the same distance.
#[derive(Debug, Default)]
pub(super) struct Circle {
    kept: Option<u64>,
    /// The number of tokens after the kept one.
    steps: u64,
    /// The number of tokens to compare with the kept one, unless it comes back.
    window: u64,
    /// The number of tokens after which the kept one first came back.
    distance: Option<u64>,
}

impl Circle {
    /// Adds the fingerprint of the next token. Returns whether it closes a circle.
    ///
    /// A circle is found after at most four times as many tokens as lead into it and once around
    /// it.
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
        // A token that came back is kept until it could have come back again.
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

    /// The number of tokens until the circle is found; `None` if that takes more than `most`.
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
    fn finds_every_circle_in_time_but_only_in_its_third_round() {
        for tail in 0..70 {
            for round in 1..70 {
                let seen = found(tokens(tail, round), 4 * (tail + round));
                let is_third_round = seen.is_some_and(|seen| seen > tail + 2 * round);
                assert!(is_third_round, "{tail} tokens before {round}: {seen:?}");
            }
        }
    }

    #[test]
    fn finds_no_circle_if_tokens_come_back_once() {
        let there_and_back = (0..100).chain((0..100).rev());
        assert_eq!(found(there_and_back, 200), None);
        assert_eq!(found((0..100).chain(0..100), 200), None);
        assert_eq!(found((0..).map(|index| index / 2), 1000), None);
    }
}
